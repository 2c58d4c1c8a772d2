package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LanczosTest {
    /// The oracle is the whole Hessian, decomposed.
    @ParameterizedTest
    @EnumSource
    void endsAreThoseOfTheExactHessian(SomeNets net) {
        Objective objective = net.objective();
        ExactHessian exact = ExactHessian.of(objective);

        Lanczos ends = Lanczos.of(objective);

        assertThat(ends.converged()).isTrue();
        assertThat(ends.greatest().value()).isCloseTo(exact.greatest(), withinPercentage(0.1));
        assertThat(ends.least().value()).isCloseTo(exact.least(), withinPercentage(0.1));
        assertThat(ends.least().value()).as("these nets are not at a minimum").isNegative();
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU_CLASSES", "BATCH_NORM"})
    void vectorsAreEigenvectorsToTheirResidual(SomeNets net) {
        Objective objective = net.objective();

        Lanczos ends = Lanczos.of(objective);

        Tensor x = ends.least().vector();
        Tensor rest = objective.product(x).sub(x.mul(ends.least().value()));
        assertThat(x.norm().item()).isCloseTo(1, within(1e-5));
        assertThat(rest.norm().item())
                .isCloseTo(ends.least().residual(), within(1e-5 * ends.scale()));
        assertThat(ends.least().residual()).isLessThan(0.02 * ends.scale());
    }

    private static SymmetricOperator diagonal(Tensor values) {
        return SymmetricOperator.of(v -> v.mul(values), values.elements());
    }

    /// A ravine: nearly all eigenvalues are 1, and the two ends lie apart.
    @Test
    void findsALoneNegativeEigenvalueAmongManyPositive() {
        Tensor values = Tensor.ones(5000).to(DType.FLOAT64);
        values.narrow(0, 17, 1).fill_(-0.01);
        values.narrow(0, 4000, 1).fill_(1000);

        Lanczos ends = Lanczos.of(diagonal(values));

        assertThat(ends.least().value()).isCloseTo(-0.01, within(1e-6));
        assertThat(ends.least().vector().select(0, 17).abs().item()).isCloseTo(1, within(1e-4));
        assertThat(ends.greatest().value()).isCloseTo(1000, within(1e-3));
        assertThat(ends.products()).isLessThan(20);
    }

    /// -1, -0.98, …, 1 has no lone ends, and the memory holds 16 vectors of 8,192.
    @Test
    void restartsWhereMemoryIsShort() {
        long n = 1 << 13;
        Tensor values = Tensor.arange(n).to(DType.FLOAT64).remainder(101).div(50).sub(1);

        Lanczos ends = Lanczos.of(diagonal(values), c -> c.megabytes(1).steps(400));

        assertThat(ends.converged()).isTrue();
        assertThat(ends.least().value()).isCloseTo(-1, within(1e-3));
        assertThat(ends.greatest().value()).isCloseTo(1, within(1e-3));
        assertThat(ends.products()).isGreaterThan(16);
    }

    @Test
    void saysThatItDidNotConverge() {
        Tensor values = Tensor.linspace(-1, 1, 2000).to(DType.FLOAT64);

        Lanczos ends = Lanczos.of(diagonal(values), c -> c.steps(10));

        assertThat(ends.converged()).isFalse();
        assertThat(ends.least().residual()).isGreaterThan(1e-3);
    }

    @Test
    void endsWhereNothingMoreCanBeFound() {
        Lanczos flat = Lanczos.of(diagonal(Tensor.zeros(50).to(DType.FLOAT64)));
        Lanczos single = Lanczos.of(diagonal(Tensor.of(new double[] {-3}, 1)));

        assertThat(flat.least().value()).isZero();
        assertThat(flat.converged()).isTrue();
        assertThat(flat.products()).isEqualTo(1);
        assertThat(single.least().value()).isEqualTo(-3);
        assertThat(single.greatest().value()).isEqualTo(-3);
    }

    @Test
    void drawsNothingFromTheGlobalSource() {
        Objective objective = SomeNets.TANH.objective();
        Tensor before = Random.global().state();
        Tensor weights = objective.point();

        Lanczos.of(objective);

        assertThat(Random.global().state().sameAs(before)).isTrue();
        assertThat(objective.point().sameAs(weights)).isTrue();
    }

    @Test
    void rejectsAProductOfAnotherLength() {
        var wrong = SymmetricOperator.of(v -> v.narrow(0, 0, 2), 3);

        assertThatThrownBy(() -> Lanczos.of(wrong))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("3 elements");
    }

    @Test
    void rejectsAnOperatorThatIsNotFinite() {
        var broken = SymmetricOperator.of(v -> v.mul(Double.NaN), 3);

        assertThatThrownBy(() -> Lanczos.of(broken))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("diverged");
    }
}
