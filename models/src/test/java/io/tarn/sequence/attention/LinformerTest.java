package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LinformerTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return Linformer.of(WIDTH, HEADS, TIME + 4, 6);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.PADDING;
    }

    @Test
    void isExactAttentionWhereEachMixtureIsOneKey() {
        Linformer linformer = Linformer.of(WIDTH, HEADS, TIME, TIME);
        DotAttention exact = DotAttention.of(WIDTH, HEADS);
        Map<String, Tensor> state = linformer.state();
        exact.state().forEach((name, value) -> state.get(name).copy_(value));
        state.get("keys").copy_(Tensor.eye(TIME));
        state.get("values").copy_(Tensor.eye(TIME));
        Tensor x = input();
        assertThat(linformer.forward(x).allClose(exact.forward(x), 1e-4, 1e-5)).isTrue();
    }

    @Test
    void morePaddingChangesNothing() {
        HeadedAttention linformer = layer();
        Tensor x = input();
        Mask mask = Mask.lengths(Tensor.of(new long[] {9, 12}, 2));
        Tensor y = linformer.forward(x, mask).narrow(1, 0, 12);
        assertThat(linformer.forward(x.narrow(1, 0, 12), mask).allClose(y, 1e-4, 1e-6)).isTrue();
    }

    @Test
    void refusesLongerSequencesAndAFuture() {
        HeadedAttention linformer = layer();
        assertThatThrownBy(() -> linformer.forward(Tensor.zeros(1, 25, WIDTH)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Linformer(4, 2 heads, 6 mixtures of 24): expected 24 places at most, got [1, 25, 4]; "
                                + "cut the sequence, or build the net for longer ones");
        assertThatThrownBy(() -> linformer.forward(input(), Mask.causal()))
                .hasMessage(
                        "Linformer(4, 2 heads, 6 mixtures of 24): expected a mask of padding, or none, got a causal mask; "
                                + "use LinearAttention or LocalAttention for one");
        assertThatThrownBy(() -> Linformer.of(4, 2, 8, 9))
                .hasMessageStartingWith(
                        "Linformer: expected at most as many mixtures as places, got 9 of 8");
    }
}
