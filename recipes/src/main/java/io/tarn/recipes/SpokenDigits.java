package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.data.Split;
import io.tarn.data.Splits;
import io.tarn.data.sound.Recordings;
import io.tarn.data.sound.SoundChange;
import io.tarn.data.sound.SoundDataset;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.SpecAugment;
import io.tarn.datasets.Datasets;
import io.tarn.datasets.SpokenDigit;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.AdaptiveAvgPool1d;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Conv1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.report.Page;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Spoken digits of voices that were never heard before (4.6): 70 recordings, ten digits by seven voices.
///
/// Each voice is left out once: a network learns from the other six, and is judged on the seventh.
final class SpokenDigits implements Recipe {
    static final int FRAMES = 64;

    /// 13 MFCCs with deltas and delta-deltas, each with mean 0 and deviation 1 over the recording.
    static final SoundFeatures FEATURES =
            SoundFeatures.mfcc(c -> c.mels(26).coefficients(13)).deltas().normalised();

    private static final SoundChange QUIET_ENDS_OFF = (sound, _) -> sound.trim(0.02);

    /// Another throat, another moment, another room.
    private static final SoundChange CHANGES =
            QUIET_ENDS_OFF
                    .then(SoundChange.speed(15))
                    .then(SoundChange.shift(0.04))
                    .then(SoundChange.noise(20));

    @Override
    public String name() {
        return "spoken-digits";
    }

    @Override
    public String title() {
        return "Spoken digits of unknown voices";
    }

    @Override
    public Target target() {
        return Target.atLeast("accuracy on voices that were left out", 0.85);
    }

    static Layer net() {
        return Sequential.of( // [batch, frames, features]
                x -> x.transpose(1, 2), // [batch, features, frames]
                Conv1d.of(FEATURES.width(), 48, 5),
                BatchNorm1d.of(48),
                Tensor::relu,
                Dropout.of(0.2),
                Conv1d.of(48, 64, 5, c -> c.stride(2)),
                BatchNorm1d.of(64),
                Tensor::relu,
                AdaptiveAvgPool1d.of(6), // [batch, 64, 6]: what comes first and what last
                Flatten.of(),
                Dropout.of(0.4),
                Linear.of(64 * 6, 10));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        List<SpokenDigit> spoken = Datasets.spokenDigits();
        var recordings =
                Recordings.of(
                        spoken.stream().map(SpokenDigit::file).toList(),
                        spoken.stream().map(s -> String.valueOf(s.digit())).toList());
        List<String> voices = spoken.stream().map(SpokenDigit::voice).distinct().sorted().toList();
        int[] voice = spoken.stream().mapToInt(s -> voices.indexOf(s.voice())).toArray();

        SoundDataset clean = heard(recordings, QUIET_ENDS_OFF);
        int variants = kitchen.scaled(12, 1);
        Dataset varied = variants(heard(recordings, CHANGES), variants, kitchen.seed());

        int[] byNetwork = new int[spoken.size()];
        int[] byTemplate = new int[spoken.size()];
        var templates = Templates.of(clean, recordings.labels());
        List<Split> folds = Splits.groupedFolds(voice, voices.size(), kitchen.seed());
        for (Split fold : folds.subList(0, kitchen.scaled(folds.size(), 2))) {
            int[] learned = copies(fold.train(), spoken.size(), variants);
            Dataset training =
                    varied.select(learned)
                            .map(SpecAugment.of(c -> c.bands(1, 6).times(2, 8).mostTime(0.2)));
            Layer net = learn(kitchen, training, clean.select(fold.validation()));
            int[] said = Predictions.of(net, clean.select(fold.validation()), 10).classes();
            for (int i = 0; i < said.length; i++) {
                int recording = fold.validation()[i];
                byNetwork[recording] = said[i];
                byTemplate[recording] = templates.nearest(recording, fold.train());
            }
        }
        int[] judged =
                folds.subList(0, kitchen.scaled(folds.size(), 2)).stream()
                        .flatMapToInt(fold -> IntStream.of(fold.validation()))
                        .toArray();
        var hearing = new Hearing(voices, voice, recordings.labels(), judged);
        Page page = hearing.page(this, spoken, byNetwork, byTemplate);
        return new Outcome(hearing.accuracy(byNetwork), page);
    }

    private static SoundDataset heard(Recordings recordings, SoundChange change) {
        return SoundDataset.of(recordings, FEATURES, c -> c.frames(FRAMES).change(change));
    }

    /// Several variants of all recordings, one after another; their features are worked out once.
    private static Dataset variants(SoundDataset heard, int count, long seed) {
        var chance = new SplittableRandom(seed);
        int[] all = IntStream.range(0, heard.size()).toArray();
        List<Tensor> inputs = new ArrayList<>();
        List<Tensor> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var batch = heard.batch(all, chance);
            inputs.add(batch.x());
            targets.add(batch.y());
        }
        return Dataset.of(Tensor.cat(inputs, 0), Tensor.cat(targets, 0));
    }

    /// The places of recordings in all their variants.
    static int[] copies(int[] recordings, int size, int variants) {
        return IntStream.range(0, variants)
                .flatMap(v -> Arrays.stream(recordings).map(i -> v * size + i))
                .toArray();
    }

    private static Layer learn(Kitchen kitchen, Dataset training, Dataset validation) {
        Random.seed(kitchen.seed());
        Layer net = net();
        Trainer.of(net, CrossEntropy.of().labelSmoothing(0.1))
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.05)))
                .schedule(Schedule::oneCycle)
                .metrics(Accuracy::of)
                .plan(p -> p.epochs(kitchen.scaled(10, 1)).batchSize(32).seed(kitchen.seed()))
                .with(kitchen.progress())
                .fit(training, validation);
        return net;
    }
}
