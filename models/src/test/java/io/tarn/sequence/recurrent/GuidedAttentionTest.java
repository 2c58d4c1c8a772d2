package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuidedAttentionTest {
    @Test
    void isThePapersFormulaOverTheRealPlaces() {
        int[] sources = {3, 2};
        int[] targets = {4, 1};
        Tensor a = Tensor.rand(2, 4, 3).toDouble();
        double expected = 0;
        double count = 0;
        for (int b = 0; b < 2; b++) {
            for (int t = 0; t < targets[b]; t++) {
                for (int n = 0; n < sources[b]; n++) {
                    double far = (double) n / sources[b] - (double) t / targets[b];
                    double w = 1 - Math.exp(-far * far / (2 * 0.2 * 0.2));
                    expected += a.get(b, t, n).item() * w;
                    count++;
                }
            }
        }
        Tensor actual = GuidedAttention.of().forward(a, Tensor.of(3L, 2), Tensor.of(4L, 1));
        assertThat(actual.item()).isCloseTo(expected / count, within(1e-12));
    }

    @Test
    void costsNothingOnTheDiagonal() {
        Tensor n = Tensor.of(4L);
        Tensor diagonal = Tensor.eye(4).unsqueeze(0);
        assertThat(GuidedAttention.of().forward(diagonal, n, n).item()).isZero();
        assertThat(GuidedAttention.of().forward(diagonal.flip(1), n, n).item()).isPositive();
    }

    @Test
    void pullsTheWeightsToTheDiagonalInTraining() {
        Random.seed(7);
        RecurrentTranslator net = RecurrentTranslator.of(7, 7, 8);
        Tensor x = Tensor.of(new long[][] {{2, 3, 4, 5, 6}});
        Tensor y = Tensor.of(new long[][] {{1, 6, 5, 4, 3, 2}});
        Batch batch = new Batch(List.of(x, Tensor.of(5L)), List.of(y));
        Adam adam = Adam.of(net.parameters(), c -> c.learningRate(0.02));
        var task =
                new GuidedTranslation(
                        net, CrossEntropy.of().ignore(0), GuidedAttention.of(), 5, adam);
        double before = price(net, x, y);
        for (int step = 0; step < 20; step++) {
            task.step(batch, (loss, optimizer) -> optimizer.step(loss));
        }
        assertThat(price(net, x, y)).isLessThan(0.5 * before);
    }

    private static double price(RecurrentTranslator net, Tensor x, Tensor y) {
        Tensor weights = net.attend(x, Tensor.of(5L), y.narrow(1, 0, 5)).weights();
        return GuidedAttention.of().forward(weights, Tensor.of(5L), Tensor.of(5L)).item();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new GuidedAttention(0))
                .isInstanceOf(TensorException.class)
                .hasMessage("GuidedAttention: expected g above 0, got 0.0; the paper's is 0.2");
        assertThatThrownBy(() ->
                        GuidedAttention.of()
                                .forward(Tensor.rand(1, 4, 3), Tensor.of(4L), Tensor.of(4L)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("lengths from 1 to 3, got 4");
    }
}
