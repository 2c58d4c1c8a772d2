package io.tarn.recipes.speech;

import io.tarn.metric.Metric.Direction;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.speech.FrameClassifier;
import io.tarn.speech.FrameDataset.Labelled;
import io.tarn.speech.FrameLabelling;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.Arrays;
import java.util.function.Supplier;

/// A net that was trained, and its share of rightly labelled frames.
///
/// @param frames that it sees for each one; 0 for all of the recording
/// @param others of voices that it never heard
record PhoneRunner(
        String name,
        int frames,
        FrameClassifier net,
        double validation,
        double test,
        double others) {
    private static final int EPOCHS = 24;

    /// Trains with the epochs, the schedule and the rate that all of them have, and keeps the epoch that labels the validation best.
    static PhoneRunner trained(
            String name,
            int frames,
            Supplier<FrameClassifier> maker,
            PhoneCorpus corpus,
            Kitchen kitchen) {
        Random.seed(kitchen.seed());
        FrameClassifier net = maker.get();
        var task =
                FrameLabelling.of(
                        net,
                        AdamW.of(net.parameters(), c -> c.learningRate(3e-3).weightDecay(0.01)));
        var trainer =
                Trainer.of(task)
                        .schedule(Schedule::oneCycle)
                        .plan(p ->
                                p.epochs(kitchen.scaled(EPOCHS, 1))
                                        .batchSize(8)
                                        .clip(5)
                                        .seed(kitchen.seed()))
                        .keepBest("accuracy", Direction.HIGHER)
                        .with(kitchen.progress());
        trainer.fit(corpus.training(), corpus.validation());
        return new PhoneRunner(
                name,
                frames,
                net,
                trainer.evaluate(corpus.validation()).get("accuracy"),
                trainer.evaluate(corpus.test()).get("accuracy"),
                trainer.evaluate(corpus.otherVoices()).get("accuracy"));
    }

    /// The phone that it hears in each frame.
    int[] heard(Labelled sound) {
        net.eval();
        try (var _ = Scope.open();
                var off = Gradient.off()) {
            int count = sound.labels().length;
            Tensor x = Tensor.of(sound.frames(), 1, count, sound.frames().length / count);
            return Arrays.stream(net.forward(x).argmax(2).toLongArray())
                    .mapToInt(phone -> (int) phone)
                    .toArray();
        }
    }
}
