package io.tarn.recipes;

import io.tarn.classic.map.Tsne;
import io.tarn.data.Sampler;
import io.tarn.data.Shares;
import io.tarn.data.Splits;
import io.tarn.data.text.BagOfWords;
import io.tarn.data.text.SparseRows;
import io.tarn.data.text.TextSplitter;
import io.tarn.data.text.Weighting;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.Linear;
import io.tarn.optim.AdamW;
import io.tarn.pretrained.Pretrained;
import io.tarn.pretrained.SentenceEncoder;
import io.tarn.pretrained.TextClassifier;
import io.tarn.pretrained.Texts;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Spam by MiniLM, a small BERT that others have trained, fine-tuned on four thousand mails (5.4).
///
/// The mails and their split are those of [SpamWords], whose logistic regression on single words is what is to be beaten.
final class SpamBert implements Recipe {
    private static final int TOKENS = 128;
    private static final int BATCH = 16;
    private static final int FROZEN = 2; // of six blocks, which saves a quarter of the time
    private static final int CHARACTERS = 1_500; // more than 128 tokens have
    private static final int MAPPED = 600;

    @Override
    public String name() {
        return "spam-bert";
    }

    @Override
    public String title() {
        return "Spam by a network that has read before";
    }

    @Override
    public Target target() {
        return Target.atMost("wrong mails for each one of the single words", 0.75);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    /// What a model says of the test mails, and where it puts some of them.
    ///
    /// @param mapped which ones
    record Tried(SpamScores scores, int[] mapped, Tensor before, Tensor after, Fitted fitted) {}

    @Override
    public Outcome run(Kitchen kitchen) {
        var miniLm = Pretrained.encoder(Datasets.path("minilm")).longest(TOKENS);
        Mails all = Mails.read();
        all = all.rows(Mails.spread(all.size(), kitchen.scaled(all.size(), 80)));
        var split = Splits.grouped(all.threads(), Shares.of(0.1, 0.2), kitchen.seed());
        Mails training = all.rows(split.train());
        Mails validation = all.rows(split.validation());
        Mails test = all.rows(split.test());

        SpamScores words = byWords(kitchen, training, test);
        Tried network = byNetwork(kitchen, miniLm, List.of(training, validation, test));
        double ratio = wrong(network.scores()) / Math.max(1.0, wrong(words));
        var page = new SpamBertPage(test, words, network);
        return new Outcome(ratio, page.page(title(), training.size(), ratio));
    }

    private static int wrong(SpamScores scores) {
        return scores.worst(scores.odds().length).size();
    }

    private static Tried byNetwork(Kitchen kitchen, SentenceEncoder miniLm, List<Mails> parts) {
        List<String> test = texts(parts.get(2));
        int[] mapped = Mails.spread(test.size(), Math.min(MAPPED, test.size()));
        List<String> some = Arrays.stream(mapped).mapToObj(test::get).toList();
        Tensor before = miniLm.encode(some); // [mails, 384]

        Random.seed(kitchen.seed());
        TextClassifier classifier = miniLm.classifier(2).learningFrom(FROZEN);
        Texts training = classifier.data(texts(parts.get(0)), parts.get(0).spam());
        Texts validation = classifier.data(texts(parts.get(1)), parts.get(1).spam());
        Fitted fitted =
                classifier
                        .trainer()
                        .metrics(Accuracy::of)
                        .plan(p -> p.epochs(3).batchSize(BATCH).seed(kitchen.seed()))
                        .loading(c ->
                                c.sampler(
                                        Sampler.bucketed(
                                                training.lengths(), BATCH, kitchen.seed())))
                        .with(kitchen.progress())
                        .fit(training, validation);
        Tensor chances = classifier.probabilities(test); // [mails, 2]
        double[] odds = chances.select(1, 1).log().sub(chances.select(1, 0).log()).toDoubleArray();
        return new Tried(
                SpamScores.of(odds, parts.get(2).spam()),
                mapped,
                map(before, kitchen),
                map(miniLm.encode(some), kitchen),
                fitted);
    }

    /// The plane in which neighbours stay neighbours: `[mails, 2]`.
    private static Tensor map(Tensor places, Kitchen kitchen) {
        double perplexity = Math.min(30, (places.size(0) - 1) / 4.0);
        return Tsne.fit(places, c -> c.perplexity(perplexity).seed(kitchen.seed())).map();
    }

    /// As in [SpamWords]: TF-IDF, and a weight for each word and class.
    private static SpamScores byWords(Kitchen kitchen, Mails training, Mails test) {
        var bag =
                BagOfWords.fit(
                        training.texts(),
                        c ->
                                c.splitter(Mails.words())
                                        .weighting(Weighting.LOG_TF_IDF)
                                        .inAtLeast(5)
                                        .most(6_000));
        Random.seed(kitchen.seed());
        Linear net = Linear.of(bag.words().size(), 2);
        Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(0.02).weightDecay(0.01)))
                .plan(p -> p.epochs(kitchen.scaled(12, 6)).batchSize(64).seed(kitchen.seed()))
                .fit(bag.rows(training.texts()).dataset(training.spam()));
        return SpamScores.of(logOdds(net, bag.rows(test.texts())), test.spam());
    }

    private static double[] logOdds(Linear net, SparseRows mails) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor scores = net.forward(mails.tensor()); // [mails, 2]
            return scores.select(1, 1).sub(scores.select(1, 0)).toDoubleArray();
        }
    }

    /// The beginnings of mails, without the numbers and the giveaways that the single words do without too.
    static List<String> texts(Mails mails) {
        TextSplitter words = Mails.words();
        return mails.texts().stream()
                .map(text ->
                        Arrays.stream(
                                        text.substring(0, Math.min(2 * CHARACTERS, text.length()))
                                                .split("\\s+"))
                                .filter(part -> !words.split(part).isEmpty())
                                .collect(Collectors.joining(" ")))
                .map(text -> text.substring(0, Math.min(CHARACTERS, text.length())))
                .toList();
    }
}
