package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kernel runs 20 steps beside its formula, written out for one number in float64.
final class FusedTest {
    private static final int STEPS = 20;
    private static final double[] START = {0.5, -1.5, 2, 0.25, -0.75, 1};

    private final Tensor weight = parameter(0, 4);
    private final Tensor bias = parameter(4, 2);
    private final List<Tensor> parameters = List.of(weight, bias);

    private static Tensor parameter(int from, int count) {
        double[] values = java.util.Arrays.copyOfRange(START, from, from + count);
        return Tensor.of(values, count).requiresGrad();
    }

    private List<Tensor> zeros() {
        return parameters.stream().map(p -> Tensor.zeros(p.shape(), p.dtype())).toList();
    }

    private List<Tensor> counters() {
        return parameters.stream().map(p -> Tensor.zeros(Shape.of(), DType.FLOAT32)).toList();
    }

    /// g of the loss Σ θ⁴/4 + sin θ.
    private static double slope(double x) {
        return x * x * x + Math.cos(x);
    }

    private void backward() {
        for (Tensor p : parameters) {
            p.zeroGrad();
            p.pow(4).mul(0.25).add(p.sin()).sum().backward();
        }
    }

    private void expect(double[] expected) {
        double[] got =
                Tensor.cat(parameters.stream().map(Tensor::detach).toList(), 0).toDoubleArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(got[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamW", "amsgrad", "maximize"})
    void adamFollowsItsFormula(String variant) {
        var rule = new Fused.Adam(0.05, 0.8, 0.95, 0.1, 1e-6, variant.equals("maximize"));
        var moments =
                new Fused.Moments(
                        zeros(),
                        zeros(),
                        variant.equals("amsgrad") ? zeros() : List.of(),
                        counters());
        try (var step =
                variant.equals("adamW")
                        ? Fused.adamW(parameters, moments)
                        : Fused.adam(parameters, moments)) {
            for (int t = 0; t < STEPS; t++) {
                backward();
                step.step(rule);
            }
        }
        double[] x = START.clone();
        for (int i = 0; i < x.length; i++) {
            double m = 0;
            double v = 0;
            double largest = 0;
            for (int t = 1; t <= STEPS; t++) {
                double g = rule.maximize() ? -slope(x[i]) : slope(x[i]);
                if (variant.equals("adamW")) {
                    x[i] -= rule.rate() * rule.weightDecay() * x[i];
                } else {
                    g += rule.weightDecay() * x[i];
                }
                m = rule.beta1() * m + (1 - rule.beta1()) * g;
                v = rule.beta2() * v + (1 - rule.beta2()) * g * g;
                largest = Math.max(largest, v);
                double second = variant.equals("amsgrad") ? largest : v;
                double first = m / (1 - Math.pow(rule.beta1(), t));
                x[i] -=
                        rule.rate()
                                * first
                                / (Math.sqrt(second / (1 - Math.pow(rule.beta2(), t)))
                                        + rule.epsilon());
            }
        }
        expect(x);
        assertThat(moments.steps().getFirst().item()).isEqualTo(STEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "momentum", "nesterov"})
    void sgdFollowsItsFormula(String variant) {
        double momentum = variant.equals("plain") ? 0 : 0.9;
        double dampening = variant.equals("momentum") ? 0.3 : 0;
        boolean nesterov = variant.equals("nesterov");
        try (var step = Fused.sgd(parameters, variant.equals("plain") ? List.of() : zeros())) {
            for (int t = 0; t < STEPS; t++) {
                backward();
                step.step(new Fused.Sgd(0.01, momentum, dampening, 0.1, nesterov, false, t == 0));
            }
        }
        double[] x = START.clone();
        for (int i = 0; i < x.length; i++) {
            double b = 0;
            for (int t = 0; t < STEPS; t++) {
                double g = slope(x[i]) + 0.1 * x[i];
                b = t == 0 ? g : momentum * b + (1 - dampening) * g;
                x[i] -= 0.01 * (nesterov ? g + momentum * b : variant.equals("plain") ? g : b);
            }
        }
        expect(x);
    }

    @Test
    void adagradFollowsItsFormula() {
        try (var step = Fused.adagrad(parameters, zeros(), counters())) {
            for (int t = 0; t < STEPS; t++) {
                backward();
                step.step(new Fused.Adagrad(0.1, 0.01, 0.1, 1e-8, false));
            }
        }
        double[] x = START.clone();
        for (int i = 0; i < x.length; i++) {
            double s = 0;
            for (int t = 1; t <= STEPS; t++) {
                double g = slope(x[i]) + 0.1 * x[i];
                s += g * g;
                x[i] -= 0.1 / (1 + (t - 1) * 0.01) * g / (Math.sqrt(s) + 1e-8);
            }
        }
        expect(x);
    }

    @Test
    void passesOverParametersWithoutAGradient() {
        weight.square().sum().backward();
        var moments = new Fused.Moments(zeros(), zeros(), List.of(), counters());
        try (var step = Fused.adam(parameters, moments)) {
            step.step(new Fused.Adam(0.1, 0.9, 0.999, 0, 1e-8, false));
        }
        assertThat(bias.toDoubleArray()).containsExactly(-0.75, 1);
        assertThat(weight.toDoubleArray()[0])
                .isCloseTo(0.4, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(moments.steps().stream().map(Tensor::item)).containsExactly(1.0, 0.0);
    }

    @Test
    void takesGradientsFromTheCaller() {
        try (var step = Fused.sgd(parameters, List.of())) {
            step.step(
                    List.of(Tensor.ones(4).to(DType.FLOAT64), Tensor.ones(2).to(DType.FLOAT64)),
                    new Fused.Sgd(1, 0, 0, 0, false, false, true));
        }
        expect(java.util.stream.DoubleStream.of(START).map(x -> x - 1).toArray());
    }

    @Test
    void leavesRecordingAsItWas() {
        backward();
        try (var step = Fused.sgd(parameters, List.of())) {
            step.step(new Fused.Sgd(1, 0, 0, 0, false, false, true));
        }
        assertThat(Gradient.isOn()).isTrue();
        assertThat(weight.isTracked()).isTrue();
    }

    @Test
    void wantsOneStateForEachParameter() {
        assertThatThrownBy(() -> Fused.sgd(parameters, List.of(Tensor.zeros(4))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected one state for each of 2 parameters, got 1 states");
    }

    @Test
    void rejectsWhatLiesInAnotherOrderThanItsParameter() {
        Tensor image = Tensor.ones(2, 3, 2, 2).channelsLast().requiresGrad();
        var rule = new Fused.Sgd(0.1, 0, 0, 0, false, false, false);
        try (var step = Fused.sgd(List.of(image), List.of())) {
            assertThatThrownBy(() -> step.step(List.of(Tensor.ones(2, 3, 2, 2)), rule))
                    .isInstanceOf(TensorException.class)
                    .hasMessageStartingWith(
                            "Fused.step: expected memory without gaps, in one order: strides [12, 1, 6, 3]");
            step.step(List.of(Tensor.onesLike(image)), rule);
        }
        assertThat(image.detach().sum().item())
                .isCloseTo(0.9 * 24, org.assertj.core.data.Offset.offset(1e-4));
        assertThatThrownBy(() -> Fused.sgd(List.of(image), List.of(Tensor.zeros(2, 3, 2, 2))))
                .hasMessageContaining("in one order");
        Tensor column = Tensor.ones(4, 4).get(Index.ALL, Index.at(0));
        try (var step = Fused.sgd(List.of(column), List.of())) {
            assertThatThrownBy(() -> step.step(List.of(column), rule))
                    .hasMessageContaining("without gaps");
        }
    }
}
