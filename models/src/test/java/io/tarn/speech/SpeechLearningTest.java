package io.tarn.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.loss.AdditiveMargin;
import io.tarn.optim.AdamW;
import io.tarn.speech.FrameDataset.Labelled;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SpeechLearningTest {
    /// Labels that only the frame before tells: 1 where it was above 0.
    private static FrameDataset sounds(int count, long seed) {
        var chance = new SplittableRandom(seed);
        List<Labelled> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] frames = new float[10 + i % 5];
            int[] labels = new int[frames.length];
            for (int t = 0; t < frames.length; t++) {
                frames[t] = (float) chance.nextGaussian();
                labels[t] = t > 0 && frames[t - 1] > 0 ? 1 : 0;
            }
            all.add(new Labelled(frames, labels));
        }
        return FrameDataset.of(all);
    }

    private static double accuracy(int context) {
        Random.seed(1);
        var net = ContextClassifier.of(1, 2, context, c -> c.hidden(32).dropout(0));
        var task = FrameLabelling.of(net, AdamW.of(net.parameters(), c -> c.learningRate(0.01)));
        var trainer = Trainer.of(task).plan(p -> p.epochs(12).batchSize(8));
        trainer.fit(sounds(80, 1));
        return trainer.evaluate(sounds(40, 2)).get("accuracy");
    }

    @Test
    void contextTellsWhatASingleFrameCannot() {
        assertThat(accuracy(0)).isLessThan(0.65);
        assertThat(accuracy(1)).isGreaterThan(0.95);
    }

    @Test
    void paddingHasALabelThatDoesNotCount() {
        var data =
                FrameDataset.of(
                        List.of(
                                new Labelled(new float[] {1, 2, 3, 4}, new int[] {0, 1}),
                                new Labelled(new float[] {5, 6}, new int[] {1})));
        Batch batch = data.all();

        assertThat(batch.x().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6, 0, 0);
        assertThat(batch.inputs().get(1).toLongArray()).containsExactly(2, 1);
        assertThat(batch.y().toLongArray()).containsExactly(0, 1, 1, FrameDataset.PADDING);
        assertThat(data.lengths()).containsExactly(2, 1);
    }

    @Test
    void aLabelForEachFrameIsNeeded() {
        assertThatThrownBy(() -> new Labelled(new float[3], new int[2]))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("3 numbers and 2 labels");
        assertThatThrownBy(() ->
                        FrameDataset.of(
                                List.of(
                                        new Labelled(new float[4], new int[2]),
                                        new Labelled(new float[2], new int[2]))))
                .hasMessageContaining("2 features in each frame");
    }

    /// Three voices, each with a direction of its own under noise.
    private record Voices(int size) implements Dataset {
        @Override
        public Batch batch(int[] indices, RandomGenerator chance) {
            float[] x = new float[indices.length * 6 * 3];
            long[] y = new long[indices.length];
            for (int i = 0; i < indices.length; i++) {
                y[i] = indices[i] % 3;
                for (int t = 0; t < 18; t++) {
                    double voice = t % 3 == y[i] ? 2 : 0;
                    x[i * 18 + t] = (float) (voice + chance.nextGaussian());
                }
            }
            Tensor lengths = Tensor.full(Shape.of(y.length), 6, DType.INT64);
            return new Batch(
                    List.of(Tensor.of(x, y.length, 6, 3), lengths),
                    List.of(Tensor.of(y, y.length)));
        }
    }

    @Test
    void voicesComeToLieApart() {
        Random.seed(2);
        var net = SpeakerNet.of(3, 4, c -> c.width(8));
        var task =
                SpeakerLearning.of(
                        net, AdditiveMargin.of(4, 3), p -> AdamW.of(p, c -> c.learningRate(0.01)));
        var trainer = Trainer.of(task).plan(p -> p.epochs(10).batchSize(30));
        double before = trainer.evaluate(new Voices(90)).get("equal_error_rate");
        trainer.fit(new Voices(300));
        double after = trainer.evaluate(new Voices(90)).get("equal_error_rate");

        assertThat(after).isLessThan(0.05).isLessThan(before);
    }

    @Test
    void aTrialIsAPairOfRecordings() {
        var verification = Verification.of();
        verification.add(
                Tensor.of(new double[] {1, 0, 2, 0, 0, 3}, 3, 2),
                Tensor.of(new long[] {0, 0, 1}, 3));

        assertThat(verification.trials().value()).isZero();
        assertThat(verification.trials().threshold()).isEqualTo(1);
        assertThat(Verification.of().trials().value()).isNaN();
        assertThatThrownBy(() -> verification.add(Tensor.randn(2, 3), Tensor.of(new long[] {1}, 1)))
                .hasMessageContaining("give every recording one speaker");
    }
}
