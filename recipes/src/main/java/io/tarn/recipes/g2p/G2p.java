package io.tarn.recipes.g2p;

import io.tarn.data.Dataset;
import io.tarn.data.Sampler;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Metric.Direction;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.sequence.SequencePairs;
import io.tarn.sequence.SequenceToSequence;
import io.tarn.sequence.decode.BeamSearch;
import io.tarn.sequence.decode.Greedy;
import io.tarn.sequence.decode.Rules;
import io.tarn.sequence.recurrent.RecurrentTranslator;
import io.tarn.tensor.Random;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.List;

/// From the letters of a word to its sounds (4.3).
///
/// 2,000 words watch over the training; the 12,000 test words are looked at once, at the end.
public final class G2p implements Recipe {
    static final double PHONEMES = 0.08; // the second target
    private static final int BATCH = 64;
    private static final int BEAM = 5;
    private static final Rules RULES = Rules.until(Symbols.MARKS.end()).longest(40).banned(0, 1);

    @Override
    public String name() {
        return "g2p";
    }

    @Override
    public String title() {
        return "How a word is said";
    }

    @Override
    public Target target() {
        return Target.atMost("word error", 0.30);
    }

    /// It trains for a quarter of an hour.
    @Override
    public boolean isLong() {
        return true;
    }

    static RecurrentTranslator net(Symbols symbols) {
        return RecurrentTranslator.of(
                symbols.letterCount(),
                symbols.phonemeCount(),
                256,
                c -> c.width(64).layers(2).dropout(0.2));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Random.seed(kitchen.seed());
        Dictionary all = Dictionary.read();
        Symbols symbols = Symbols.of(all.training());
        Dictionary words =
                all.first(
                        kitchen.scaled(all.training().size(), 1_000),
                        kitchen.scaled(Dictionary.TEST, 100));
        Speller speller = new Speller(net(symbols), symbols);
        Fitted fitted = fit(kitchen, speller, words);
        List<Word> test = words.test();
        var greedy = new SpellingErrors(test, speller.say(test, Greedy.of(RULES)));
        var beam = new SpellingErrors(test, speller.say(test, BeamSearch.of(BEAM, RULES)));
        return new Outcome(
                beam.wordError(), new G2pPage(words, speller, fitted, greedy, beam).page(this));
    }

    private static Fitted fit(Kitchen kitchen, Speller speller, Dictionary words) {
        SequencePairs training = speller.symbols().pairs(words.training());
        Dataset validation = speller.symbols().pairs(words.validation());
        int[] order = Symbols.order(words.training());
        var task =
                SequenceToSequence.of(
                        speller.net(),
                        CrossEntropy.of().ignore(training.padding()),
                        AdamW.of(
                                speller.net().parameters(),
                                c -> c.learningRate(2e-3).weightDecay(0.01)));
        return Trainer.of(task)
                .schedule(Schedule::oneCycle)
                .plan(p ->
                        p.epochs(kitchen.scaled(10, 1))
                                .batchSize(BATCH)
                                .clip(2)
                                .seed(kitchen.seed()))
                .loading(c -> c.sampler(Sampler.bucketed(order, BATCH, kitchen.seed())))
                .keepBest("accuracy", Direction.HIGHER)
                .with(kitchen.progress())
                .fit(training, validation);
    }
}
