package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GradientTest {
    private static final Tensor X = Tensor.of(new double[] {0.3, -0.7, 1.1, 0.9, -1.3, 0.2}, 2, 3);
    private static final Tensor V = Tensor.of(new double[] {1, -0.5, 0.25, 2, 0.75, -1.5}, 2, 3);

    /// y = xᵀAx / 2 + bᵀx has gradient Ax + b and Hessian A, for symmetric A.
    private static final Tensor A = Tensor.of(new double[] {4, 1, -2, 1, 3, 0.5, -2, 0.5, 5}, 3, 3);

    private static final Tensor B = Tensor.of(new double[] {1, -1, 2}, 3);

    static Stream<Named<UnaryOperator<Tensor>>> scalarFunctions() {
        return Stream.of(
                Named.of("Σx³", x -> x.pow(3).sum()),
                Named.of("Σ tanh(x)·x", x -> x.tanh().mul(x).sum()),
                Named.of("log Σ exp x", x -> x.exp().sum().log()),
                Named.of("|x xᵀ|²", x -> x.matmul(x.transpose(0, 1)).square().sum()),
                Named.of("mean of products", x -> x.sin().mul(x.exp()).mean()));
    }

    @ParameterizedTest
    @MethodSource("scalarFunctions")
    void agreesWithFiniteDifferences(UnaryOperator<Tensor> f) {
        Tensor x = X.detach().requiresGrad();
        assertThat(
                        FiniteDifferences.distance(
                                Gradient.of(f.apply(x), x), FiniteDifferences.gradient(f, X)))
                .isLessThan(1e-8);
    }

    @ParameterizedTest
    @MethodSource("scalarFunctions")
    void agreesWithFiniteDifferencesInSecondOrder(UnaryOperator<Tensor> f) {
        UnaryOperator<Tensor> slope =
                p -> {
                    Tensor x = p.detach().requiresGrad();
                    return Gradient.of(f.apply(x), x);
                };
        Tensor expected = FiniteDifferences.jacobian(slope, X, 1e-5); // [6, 6]
        assertThat(FiniteDifferences.distance(Gradient.hessian(f, X).reshape(6, 6), expected))
                .isLessThan(1e-8);
    }

    @ParameterizedTest
    @MethodSource("scalarFunctions")
    void multipliesTheHessianWithAVector(UnaryOperator<Tensor> f) {
        Tensor expected =
                Gradient.hessian(f, X).reshape(6, 6).matmul(V.reshape(6, 1)).reshape(2, 3);
        assertThat(FiniteDifferences.distance(Gradient.hvp(f, X, V), expected)).isLessThan(1e-12);
    }

    @Test
    void findsTheHessianOfAQuadraticForm() {
        UnaryOperator<Tensor> f = GradientTest::quadratic;
        assertThat(FiniteDifferences.distance(Gradient.hessian(f, B), A)).isLessThan(1e-14);
        Tensor expected = A.matmul(B.reshape(3, 1)).reshape(3).add(B);
        Tensor x = B.detach().requiresGrad();
        assertThat(FiniteDifferences.distance(Gradient.of(f.apply(x), x), expected))
                .isLessThan(1e-14);
    }

    private static Tensor quadratic(Tensor x) {
        Tensor column = x.reshape(3, 1);
        return column.mul(A.matmul(column)).sum().mul(0.5).add(x.mul(B).sum());
    }

    @Test
    void forwardAndBackwardProductsAreAdjoint() { // uᵀ(Jv) = (uᵀJ)v
        UnaryOperator<Tensor> f = x -> x.matmul(x.transpose(0, 1)).tanh(); // [2, 3] to [2, 2]
        Tensor u = Tensor.of(new double[] {0.5, -1, 2, 0.1}, 2, 2);
        double forward = Gradient.jvp(f, X, V).mul(u).sum().item();
        double backward = Gradient.vjp(f, X, u).mul(V).sum().item();
        assertThat(forward).isCloseTo(backward, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(forward).isNotZero();
    }

    @Test
    void jacobianHasTheShapesOfBothSides() {
        UnaryOperator<Tensor> f = x -> x.sum(1).square(); // [2, 3] to [2]
        Tensor jacobian = Gradient.jacobian(f, X);
        assertThat(jacobian.shape()).isEqualTo(Shape.of(2, 2, 3));
        assertThat(
                        FiniteDifferences.distance(
                                jacobian.reshape(2, 6), FiniteDifferences.jacobian(f, X, 1e-5)))
                .isLessThan(1e-8);
    }

    @Test
    void functionsThatIgnoreTheirInputHaveDerivativesZero() {
        UnaryOperator<Tensor> constant = x -> Tensor.of(new double[] {1, 2}, 2);
        assertThat(Gradient.jacobian(constant, X).toDoubleArray()).containsOnly(0);
        UnaryOperator<Tensor> linear = x -> x.sum();
        assertThat(Gradient.hessian(linear, X).toDoubleArray()).containsOnly(0);
        assertThat(Gradient.hvp(linear, X, V).toDoubleArray()).containsOnly(0);
    }

    @Test
    void multipliesTheJointHessianOfSeveralInputs() {
        Tensor a = Tensor.of(new double[] {2}, 1).requiresGrad();
        Tensor b = Tensor.of(new double[] {3}, 1).requiresGrad();
        Tensor y = a.square().mul(b).sum(); // H = [[2b, 2a], [2a, 0]]
        List<Tensor> v = List.of(Tensor.of(new double[] {1}, 1), Tensor.of(new double[] {10}, 1));
        List<Tensor> product = Gradient.hvp(y, List.of(a, b), v);
        assertThat(product.get(0).item()).isEqualTo(2 * 3 + 2 * 2 * 10);
        assertThat(product.get(1).item()).isEqualTo(2 * 2);
    }

    @Test
    void differentiatesGradientsAgain() {
        Tensor x = Tensor.of(new double[] {2}, 1).requiresGrad();
        Tensor first = Gradient.differentiable(x.pow(4).sum(), x);
        Tensor second = Gradient.differentiable(first.sum(), x);
        Tensor third = Gradient.of(second.sum(), x);
        assertThat(List.of(first.item(), second.item(), third.item()))
                .containsExactly(32.0, 48.0, 48.0);
    }

    @Test
    void leavesTheGatheredGradientAlone() {
        Tensor x = Tensor.of(1.0, 2, 3).requiresGrad();
        Gradient.of(x.square().sum(), x);
        assertThat(x.grad()).isEmpty();
    }

    @Test
    void givesZeroForAnInputThatDoesNotMatter() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        Tensor other = Tensor.of(5.0, 6, 7).requiresGrad();
        assertThat(Gradient.of(x.sum(), List.of(x, other)).get(1).toFloatArray())
                .containsExactly(0, 0, 0);
    }

    @Test
    void gathersAndForgetsGradients() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.square().sum().backward();
        x.square().sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(4, 8);
        x.zeroGrad();
        assertThat(x.grad()).isEmpty();
        x.mul(3).backward(Tensor.of(1.0, 10));
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(3, 30);
    }

    @Test
    void goesOverAKeptGraphTwice() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        Tensor loss = x.square().sum();
        loss.backwardKeepingGraph();
        loss.backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(4, 8);
        assertThatThrownBy(loss::backward)
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("graph");
    }

    @Test
    void explainsAVectorOfTheWrongShape() {
        assertThatThrownBy(() -> Gradient.hvp(x -> x.square().sum(), X, B))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "hvp: expected a vector of shape [2, 3], got [3]; give v the shape of what it multiplies");
    }

    @Test
    void explainsALossThatIsNoScalar() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        assertThatThrownBy(() -> x.square().backward())
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a scalar loss");
    }

    @Test
    void takesGradientsLikeTheirTensorOnly() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        assertThatThrownBy(() -> x.grad(Tensor.of(1, 2)))
                .hasMessage(
                        "grad: expected a gradient like its tensor, [2] float32, got [2] int64; reshape or convert it");
        x.grad(Tensor.of(1.0, 2));
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(1, 2);
    }
}
