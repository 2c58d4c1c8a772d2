package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Mask;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HashedAttentionTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return HashedAttention.of(WIDTH, HEADS, c -> c.reach(5).rounds(2));
    }

    @Override
    protected Keeps keeps() {
        return Keeps.PADDING_AND_ORDER;
    }

    /// softmax(q·kᵀ), k = q / ‖q‖, where a place sees itself only if it sees nothing else.
    private static Tensor exact(HashedAttention hashed, Tensor x, Mask mask) {
        Tensor q = Exact.parts(hashed, x, 2).getFirst();
        Tensor s = q.matmul(q.div(q.normKeep(2, -1)).transpose(-2, -1));
        Tensor alone = s.where(Tensor.eye(x.size(1)).eq(0), -1e5);
        boolean causal = !mask.parts().isEmpty();
        Tensor shown =
                causal ? alone.where(Tensor.ones(x.size(1), x.size(1)).tril().ne(0), -1e9) : alone;
        return shown.softmax(-1);
    }

    private static double gap(long rounds, Mask mask) {
        Random.seed(3);
        HashedAttention hashed =
                HashedAttention.of(8, 2, c -> c.reach(40).rounds(rounds).buckets(4));
        Tensor x = Tensor.randn(1, 64, 8);
        return hashed.weights(x, mask).sub(exact(hashed, x, mask)).abs().sum(-1).mean().item();
    }

    @Test
    void shortSequencesAreExact() {
        HashedAttention hashed = HashedAttention.of(8, 2, c -> c.reach(32).rounds(3));
        Tensor x = Tensor.randn(2, 32, 8);
        for (Mask mask : List.of(Mask.none(), Mask.causal())) {
            assertThat(Exact.gap(hashed.weights(x, mask), exact(hashed, x, mask))).isLessThan(1e-5);
        }
    }

    @Test
    void comesNearerToExactAttentionWithMoreRounds() {
        for (Mask mask : List.of(Mask.none(), Mask.causal())) {
            double one = gap(1, mask);
            double four = gap(4, mask);
            double sixteen = gap(16, mask);
            assertThat(four).isLessThan(0.4 * one);
            assertThat(sixteen).isLessThan(0.5 * four);
        }
    }

    @Test
    void wantsRounds() {
        assertThatThrownBy(() -> HashedAttention.of(8, 2, c -> c.rounds(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "HashedAttention: expected a number of rounds of 1 or more, got 0");
    }
}
