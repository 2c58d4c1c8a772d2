package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdditiveAttentionTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return AdditiveAttention.of(WIDTH, HEADS);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void scoresEachPairByItself() {
        HeadedAttention additive = layer();
        Tensor x = input();
        List<Tensor> qkv = Exact.parts(additive, x, HEADS);
        Tensor a = additive.state().get("score").select(0, 1);
        double[] scores = new double[(int) TIME];
        double sum = 0;
        for (int j = 0; j < TIME; j++) {
            Tensor q = qkv.get(0).get(0, 1, 5);
            Tensor k = qkv.get(1).get(0, 1, j);
            scores[j] = Math.exp(q.add(k).tanh().dot(a).item()); // exp(aᵀ·tanh(q + k))
            sum += scores[j];
        }
        Tensor weights = additive.weights(x, Mask.none()).get(0, 1, 5);
        for (int j = 0; j < TIME; j++) {
            assertThat(weights.get(j).item()).isCloseTo(scores[j] / sum, within(1e-6));
        }
    }
}
