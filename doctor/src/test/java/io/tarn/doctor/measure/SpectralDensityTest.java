package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class SpectralDensityTest {
    /// Evenly spread from -1 to 3: the moments are (3ᵏ⁺¹ - (-1)ᵏ⁺¹) / 4(k + 1).
    private static SpectralDensity even() {
        Tensor values = Tensor.linspace(-1, 3, 4000).to(DType.FLOAT64);
        return SpectralDensity.of(
                SymmetricOperator.of(v -> v.mul(values), 4000), c -> c.probes(4).steps(40));
    }

    @Test
    void hasTheMomentsOfTheSpectrum() {
        var density = even();

        assertThat(density.moment(0)).isCloseTo(1, within(1e-9));
        assertThat(density.moment(1)).isCloseTo(1, within(0.01));
        assertThat(density.moment(2)).isCloseTo(28.0 / 12, within(0.01));
        assertThat(density.moment(3)).isCloseTo(80.0 / 16, within(0.02));
        assertThat(density.least()).isCloseTo(-1, within(0.02));
        assertThat(density.greatest()).isCloseTo(3, within(0.02));
        assertThat(density.products()).isEqualTo(160);
    }

    @Test
    void integratesToOneAndIsEvenWhereTheSpectrumIs() {
        var density = even();
        double integral = 0;
        for (double x = -2; x < 4; x += 0.01) {
            integral += 0.01 * density.at(x, 0.2);
        }

        assertThat(integral).isCloseTo(1, within(1e-4));
        assertThat(density.at(1, 0.2)).isCloseTo(0.25, withinPercentage(5));
        assertThat(density.share(lambda -> lambda < 0)).isCloseTo(0.25, within(0.03));
    }

    /// Signs meet a diagonal matrix evenly in every element, so each probe is exact.
    @Test
    void knowsAFewEigenvaluesExactly() {
        Tensor values = Tensor.zeros(1000).to(DType.FLOAT64);
        values.narrow(0, 0, 10).fill_(5);
        values.narrow(0, 10, 20).fill_(-1);

        var density = SpectralDensity.of(SymmetricOperator.of(v -> v.mul(values), 1000), c -> c);

        assertThat(density.share(lambda -> lambda > 1)).isCloseTo(0.01, within(1e-9));
        assertThat(density.share(lambda -> lambda < -0.5)).isCloseTo(0.02, within(1e-9));
        assertThat(density.products()).as("three products find three values").isEqualTo(30);
        assertThat(density.standardError()).isLessThan(1e-9);
    }

    @Test
    void agreesWithTheExactEigenvaluesOfANet() {
        Objective objective = SomeNets.TANH_IN_DOUBLE.objective();
        var exact = ExactHessian.of(objective);

        var density = SpectralDensity.of(objective, c -> c.probes(16).steps(20));

        assertThat(density.moment(1))
                .isCloseTo(exact.trace() / objective.size(), within(4 * density.standardError()));
        assertThat(density.share(lambda -> lambda > 0.1))
                .isCloseTo(exact.countAbove(0.1) / (double) objective.size(), within(0.04));
        assertThat(density.chart().lines().getFirst().y()).hasSize(241).doesNotContain(0);
    }

    @Test
    void rejectsNoProbes() {
        assertThatThrownBy(() -> SpectralDensity.of(SomeNets.TANH.objective(), c -> c.probes(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("1 probe");
    }
}
