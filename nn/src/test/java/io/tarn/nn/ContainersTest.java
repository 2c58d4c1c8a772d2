package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// [Sequential], [Residual] and [Parallel].
final class ContainersTest {
    private final Tensor x = Tensor.randn(2, 4);
    private final Linear one = Linear.of(4, 4);
    private final Linear two = Linear.of(4, 4);

    @Test
    void runsLayersOneAfterAnother() {
        Sequential net = Sequential.of(one, Tensor::relu, two);
        assertThat(net.forward(x).sameAs(two.forward(one.forward(x).relu()))).isTrue();
        assertThat(net.namedParameters().keySet())
                .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
        assertThat(net.get(-1)).isSameAs(two);
        assertThat(net).hasToString("Sequential(Linear(4→4), function, Linear(4→4))");
        assertThat(Sequential.of(List.of(one, two)).size()).isEqualTo(2);
    }

    @Test
    void isTheIdentityWithoutLayers() {
        assertThat(Sequential.of().forward(x)).isSameAs(x);
    }

    @Test
    void addsTheInputAround() {
        assertThat(Residual.of(one).forward(x).sameAs(one.forward(x).add(x))).isTrue();
        assertThat(Residual.of(one, two).forward(x).sameAs(one.forward(x).add(two.forward(x))))
                .isTrue();
        assertThat(Residual.of(one, two).namedParameters())
                .containsKeys("body.weight", "shortcut.weight");
    }

    @Test
    void rejectsABodyThatChangesTheShape() {
        assertThatThrownBy(() -> Residual.of(Linear.of(4, 1)).forward(x))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Residual(Linear(4→1)): expected a body that gives the shape of its shortcut, [2, 4], "
                                + "got [2, 1]; give a shortcut of the same shape, Residual.of(body, shortcut)");
    }

    @Test
    void putsBranchesTogether() {
        Tensor side = Parallel.concatenating(1, one, two).forward(x);
        assertThat(side.sameAs(Tensor.cat(List.of(one.forward(x), two.forward(x)), 1))).isTrue();
        Parallel sum = Parallel.summing(one, two, Tensor::relu);
        assertThat(sum.forward(x).allClose(one.forward(x).add(two.forward(x)).add(x.relu())))
                .isTrue();
        assertThat(sum.namedParameters()).containsKeys("0.weight", "1.bias");
        assertThatThrownBy(() -> Parallel.summing()).isInstanceOf(TensorException.class);
    }
}
