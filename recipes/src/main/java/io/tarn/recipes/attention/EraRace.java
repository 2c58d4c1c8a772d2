package io.tarn.recipes.attention;

import io.tarn.data.Dataset;
import io.tarn.data.text.BagOfWords;
import io.tarn.data.text.Vocabulary;
import io.tarn.data.text.Weighting;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.sequence.attention.LearnedPositions;
import io.tarn.tensor.Random;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All kinds learn from which time a piece of a speech is, in equally many steps.
///
/// The rate is the first that was tried; the pieces that watch over the training say that all kinds learn with it.
record EraRace(Eras.Parts parts, int length, Kitchen kitchen) {
    static final int LENGTH = 1_024; // words
    static final int NEAR = 128; // what two layers see within 64 words
    private static final int WORDS = 4_000;

    /// What became of one kind.
    ///
    /// @param accuracy on test pieces
    record Runner(String name, double accuracy, double seconds) {}

    /// @param positions that the net with exact attention learned
    record Finish(List<Runner> runners, LearnedPositions positions) {}

    static EraRace of(Kitchen kitchen) {
        int length = kitchen.scaled(LENGTH, 64);
        int[] sizes = {
            kitchen.scaled(4_000, 64), kitchen.scaled(200, 16), kitchen.scaled(1_000, 40)
        };
        return new EraRace(Eras.read(length, sizes, kitchen.seed()), length, kitchen);
    }

    Finish run() {
        Vocabulary vocabulary = Vocabulary.of(parts.training().pieces(), c -> c.most(WORDS));
        List<Runner> runners = new ArrayList<>();
        Random.seed(kitchen.seed());
        EraNet exact = new EraNet(Kind.EXACT, vocabulary.size(), length);
        runners.add(run(Kind.EXACT.name(), exact, vocabulary));
        Stream.of(Kind.EFFICIENT, Kind.SYNTHESIZERS)
                .flatMap(List::stream)
                .forEach(kind -> {
                    Random.seed(kitchen.seed());
                    EraNet net = new EraNet(kind, vocabulary.size(), length);
                    runners.add(run(kind.name(), net, vocabulary));
                });
        runners.add(bag(length));
        runners.add(bag(Math.min(length, NEAR)));
        return new Finish(runners, exact.positions());
    }

    private Runner run(String name, Layer net, Vocabulary vocabulary) {
        return trained(
                name,
                net,
                4e-3,
                parts.training().dataset(vocabulary),
                parts.validation().dataset(vocabulary),
                parts.test().dataset(vocabulary));
    }

    /// Words without their order, of the beginning of each piece.
    private Runner bag(int words) {
        Eras seen = parts.training().first(words);
        BagOfWords bag =
                BagOfWords.fit(seen.texts(), c -> c.weighting(Weighting.LOG_TF_IDF).most(WORDS));
        Random.seed(kitchen.seed());
        return trained(
                "bag of %d words".formatted(words),
                Linear.of(bag.words().size(), Eras.COUNT),
                0.02,
                rows(bag, seen),
                rows(bag, parts.validation().first(words)),
                rows(bag, parts.test().first(words)));
    }

    private static Dataset rows(BagOfWords bag, Eras eras) {
        return bag.rows(eras.texts()).dataset(eras.era());
    }

    private Runner trained(
            String name, Layer net, double rate, Dataset training, Dataset watch, Dataset test) {
        long start = System.nanoTime();
        Trainer trainer =
                Trainer.of(net, CrossEntropy.of())
                        .optimizer(p -> AdamW.of(p, c -> c.learningRate(rate).weightDecay(0.01)))
                        .schedule(Schedule::oneCycle)
                        .metrics(Accuracy::of)
                        .plan(p -> p.epochs(2).batchSize(32).seed(kitchen.seed()))
                        .with(kitchen.progress());
        trainer.fit(training, watch);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Runner(name, trainer.evaluate(test).get("accuracy"), seconds);
    }
}
