package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExactHessianTest {
    /// Of least squares it is 2·mean([x,1][x,1]ᵀ).
    @Test
    void isTheDesignsOwnOfLeastSquares() {
        Random.seed(1);
        var line = Linear.of(3, 1);
        Tensor x = Tensor.randn(20, 3);
        Tensor design = Tensor.cat(List.of(x, Tensor.ones(20, 1)), 1);

        var hessian =
                ExactHessian.of(
                        Objective.of(
                                line,
                                List.of(Batch.of(x, Tensor.randn(20, 1))),
                                it -> MeanSquaredError.of().forward(line.forward(it.x()), it.y())));

        Tensor expected = design.t().matmul(design).mul(0.1).to(DType.FLOAT64);
        assertThat(hessian.matrix().sub(expected).abs().max().item()).isLessThan(1e-6);
        assertThat(hessian.least()).isPositive();
    }

    @Test
    void isSymmetricAndHasItsTraceOnTheDiagonal() {
        var hessian = ExactHessian.of(SomeNets.CONVOLUTION.objective());

        assertThat(hessian.matrix().sameAs(hessian.matrix().t().contiguous())).isTrue();
        assertThat(hessian.asymmetry()).isLessThan(1e-5 * hessian.greatest());
        assertThat(hessian.trace())
                .isCloseTo(hessian.matrix().diagonal(0).sum().item(), within(1e-6));
        assertThat(hessian.chart().sets().getFirst().values())
                .hasSize(hessian.eigenvalues().length);
    }

    @Test
    void countsAndRatesEigenvalues() {
        Tensor values = Tensor.of(new double[] {-2, -1, 0, 0, 1, 2, 3, 4}, 8);
        var operator = SymmetricOperator.of(values.diag());

        var ratio = MinimumRatio.of(operator, c -> c);

        assertThat(ratio.positive()).isEqualTo(0.5);
        assertThat(ratio.negative()).isEqualTo(0.25);
        assertThat(ratio.flat()).isEqualTo(0.25);
        assertThat(ratio.amongCurved()).isCloseTo(2.0 / 3, within(1e-12));
    }

    /// The estimate leaves within ±τ what the count may still give a sign.
    @Test
    void ratesALargeHessianByItsDensity() {
        Tensor values = Tensor.zeros(3000).to(DType.FLOAT64);
        values.narrow(0, 0, 300).fill_(2);
        values.narrow(0, 300, 150).fill_(-1);
        values.narrow(0, 450, 500).fill_(0.001);

        var ratio = MinimumRatio.of(SymmetricOperator.of(v -> v.mul(values), 3000), c -> c);

        assertThat(ratio.positive()).isCloseTo(0.1, within(1e-6));
        assertThat(ratio.negative()).isCloseTo(0.05, within(1e-6));
        assertThat(ratio.tau()).isCloseTo(0.02, within(1e-6));
        assertThat(ratio.products()).isEqualTo(40);
    }

    @Test
    void traceIsThatOfTheMatrixWithinItsErrors() {
        Objective objective = SomeNets.TANH_IN_DOUBLE.objective();
        double exact = ExactHessian.of(objective).trace();

        var plain = Trace.of(objective, c -> c.products(90));
        var sketched = Trace.sketched(objective, c -> c.products(90));

        assertThat(plain.value()).isCloseTo(exact, within(4 * plain.standardError()));
        assertThat(sketched.value()).isCloseTo(exact, within(4 * sketched.standardError()));
        assertThat(sketched.standardError()).isLessThan(plain.standardError() / 5);
        assertThat(plain.products()).isEqualTo(90);
        assertThat(sketched.products()).isEqualTo(90);
    }

    @Test
    void rejectsWhatIsTooLargeToWriteDown() {
        assertThatThrownBy(() -> ExactHessian.of(SymmetricOperator.of(v -> v, 5000)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("at most 4096");
        assertThatThrownBy(() -> Trace.of(SymmetricOperator.of(v -> v, 5), c -> c.products(2)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("6 products");
    }
}
