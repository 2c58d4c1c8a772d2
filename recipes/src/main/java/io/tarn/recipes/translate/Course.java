package io.tarn.recipes.translate;

import io.tarn.data.Batch;
import io.tarn.data.Sampler;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Bleu;
import io.tarn.metric.Metric.Direction;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.translate.Phrases.Phrase;
import io.tarn.sequence.SequencePairs;
import io.tarn.sequence.SequenceToSequence;
import io.tarn.sequence.Translating;
import io.tarn.sequence.decode.BeamSearch;
import io.tarn.sequence.decode.Decoded;
import io.tarn.sequence.decode.Rules;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One direction of translation: what a net learns from pairs, and how well it then writes.
///
/// @param steps of training, the same for all nets
record Course(Language from, Language to, List<Phrase> validation, int steps, Kitchen kitchen) {
    private static final int BATCH = 64;
    private static final int BEAMS = 4;
    private static final double SMOOTHING = 0.1;
    private static final int LONGEST = 80;
    private static final Pattern PIECE =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\S");

    /// Trains a net on pairs whose first side it reads and whose second it writes, and keeps the epoch that is best in validation.
    Fitted train(Translating net, List<Phrase> pairs, double rate) {
        SequencePairs training = tokens(pairs);
        CrossEntropy loss = CrossEntropy.of().ignore(training.padding()).labelSmoothing(SMOOTHING);
        AdamW optimizer = AdamW.of(net.parameters(), c -> c.learningRate(rate).weightDecay(0.01));
        int perEpoch = Math.max(1, pairs.size() / BATCH);
        return Trainer.of(SequenceToSequence.of(net, loss, optimizer))
                .schedule(Schedule::oneCycle)
                .loading(
                        c -> c.sampler(Sampler.bucketed(training.lengths(), BATCH, kitchen.seed())))
                .plan(p ->
                        p.epochs(Math.max(1, steps / perEpoch))
                                .batchSize(BATCH)
                                .clip(1)
                                .seed(kitchen.seed()))
                .keepBest("loss", Direction.LOWER)
                .with(kitchen.progress())
                .fit(training, tokens(validation));
    }

    private SequencePairs tokens(List<Phrase> pairs) {
        return SequencePairs.of(
                pairs.stream().map(pair -> from.ids(pair.source())).toList(),
                pairs.stream().map(pair -> to.ids(pair.target())).toList(),
                to.marks());
    }

    /// What a net writes for texts, by beams.
    List<String> translate(Translating net, List<String> texts) {
        net.eval();
        String[] written = new String[texts.size()];
        int[] order = // batches of similar lengths
                IntStream.range(0, texts.size())
                        .boxed()
                        .sorted((a, b) -> texts.get(a).length() - texts.get(b).length())
                        .mapToInt(i -> i)
                        .toArray();
        for (int at = 0; at < order.length; at += BATCH) {
            int[] rows = Arrays.copyOfRange(order, at, Math.min(order.length, at + BATCH));
            List<Decoded> best = best(net, Arrays.stream(rows).mapToObj(texts::get).toList());
            for (int i = 0; i < rows.length; i++) {
                written[rows[i]] = to.text(best.get(i).tokens());
            }
        }
        return List.of(written);
    }

    private List<Decoded> best(Translating net, List<String> texts) {
        SequencePairs.Marks marks = to.marks();
        BeamSearch search =
                BeamSearch.of(BEAMS, Rules.until(marks.end()).longest(LONGEST)).lengthPenalty(0.6);
        SequencePairs sources =
                SequencePairs.of(
                        texts.stream().map(from::ids).toList(),
                        texts.stream().map(_ -> new long[0]).toList(),
                        marks);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Batch batch = sources.all();
            try (var rows = net.begin(batch.inputs().get(0), batch.inputs().get(1))) {
                long[] begin = new long[texts.size()];
                Arrays.fill(begin, marks.begin());
                return search.decode(rows, Tensor.of(begin, texts.size(), 1));
            }
        }
    }

    /// The BLEU of translations; a text that the data translate in several ways has several references.
    static Bleu bleu(List<String> written, List<Phrase> truth) {
        Map<String, List<List<String>>> targets = new HashMap<>();
        truth.forEach(it ->
                targets.computeIfAbsent(it.source(), _ -> new ArrayList<>())
                        .add(pieces(it.target())));
        Bleu bleu = Bleu.of();
        for (int i = 0; i < truth.size(); i++) {
            List<List<String>> references =
                    Objects.requireNonNull(targets.get(truth.get(i).source()));
            bleu.add(pieces(written.get(i)), references.toArray(List<?>[]::new));
        }
        return bleu;
    }

    /// Every Chinese character by itself, and other words whole.
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher found = PIECE.matcher(text);
        while (found.find()) {
            pieces.add(found.group());
        }
        return pieces;
    }
}
