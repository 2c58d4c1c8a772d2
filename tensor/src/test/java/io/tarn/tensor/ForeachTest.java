package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ForeachTest {
    private final Tensor a = Tensor.of(3.0, 0).requiresGrad();
    private final Tensor b = Tensor.of(4.0);
    private final List<Tensor> both = List.of(a, b);
    private final List<Tensor> others = List.of(Tensor.of(1.0, 2), Tensor.of(3.0));

    @Test
    void takesTheNormOfAllValuesTogether() {
        assertThat(Foreach.norm(both).item()).isEqualTo(5);
        assertThat(Foreach.norm(List.of()).item()).isZero();
    }

    @Test
    void takesTheNormOfEach() {
        Tensor half = Tensor.of(-2.0).to(DType.BFLOAT16);

        assertThat(Foreach.norms(List.of(Tensor.of(3.0, 4), b, half)).toFloatArray())
                .containsExactly(5, 4, 2);
        assertThat(Foreach.norms(List.of()).elements()).isZero();
    }

    @Test
    void scales() {
        Foreach.mul_(both, 2);
        Foreach.mul_(both, Tensor.scalar(0.25));
        expect(new float[] {1.5f, 0}, 2);
    }

    @Test
    void adds() {
        Foreach.add_(both, others, 10);
        expect(new float[] {13, 20}, 34);
    }

    @Test
    void averages() {
        Foreach.lerp_(both, others, 0.5);
        expect(new float[] {2, 1}, 3.5f);
    }

    @Test
    void copiesAndClears() {
        Foreach.copy_(both, others);
        expect(new float[] {1, 2}, 3);
        Foreach.zero_(both);
        expect(new float[] {0, 0}, 0);
    }

    private void expect(float[] first, float second) {
        assertThat(a.toFloatArray()).containsExactly(first);
        assertThat(b.toFloatArray()).containsExactly(second);
    }

    @Test
    void wantsPairs() {
        assertThatThrownBy(() -> Foreach.add_(both, List.of(a), 1))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected two lists of one length, 2, got 1");
    }
}
