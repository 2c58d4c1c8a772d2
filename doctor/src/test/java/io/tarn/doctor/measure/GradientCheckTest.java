package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GradientCheckTest {
    /// A layer without parameters, made of any function.
    private record Operation(UnaryOperator<Tensor> function) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return function.apply(x);
        }
    }

    private static Supervised task(Layer net) {
        return new Supervised(net, CrossEntropy.of(), Adam.of(net.parameters()), List.of());
    }

    private static Batch batch(long seed) {
        Random random = Random.of(seed);
        return Batch.of(random.normal(24, 6), random.integers(0, 3, 24));
    }

    private static Sequential net(long seed, UnaryOperator<Tensor> middle) {
        Random.seed(seed);
        return Sequential.of(
                Linear.of(6, 16),
                Activation.relu(),
                Linear.of(16, 12),
                new Operation(middle),
                Linear.of(12, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithRightGradientsAtKinksToo(long seed) {
        GradientCheck check =
                GradientCheck.of(task(net(seed, x -> x.relu().add(x.abs()))), batch(seed));

        assertThat(check.wrong()).isEmpty();
        assertThat(check.type()).isEqualTo(DType.FLOAT64);
        assertThat(check.isConclusive()).isTrue();
        assertThat(check.parts()).hasSize(6).allMatch(part -> part.error() < 1e-6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesTheTensorsBeforeAFlippedSign(long seed) {
        UnaryOperator<Tensor> flipped =
                x -> {
                    Tensor y = x.tanh();
                    return y.mul(2).detach().sub(y); // the value of y, the gradient of -y
                };

        GradientCheck check = GradientCheck.of(task(net(seed, flipped)), batch(seed));

        assertThat(check.wrong()).containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
        assertThat(check.parts().getFirst().error()).isGreaterThan(1);
        assertThat(check).hasToString("gradients: wrong in 0.weight, 0.bias, 2.weight, 2.bias");
    }

    @Test
    void catchesAFactorOfOnePerMilleAndStraightThroughRounding() {
        UnaryOperator<Tensor> slightly = x -> x.mul(1.001).add(x.mul(-0.001).detach());
        UnaryOperator<Tensor> rounded = x -> x.add(x.round().sub(x).detach());

        assertThat(GradientCheck.of(task(net(1, slightly)), batch(1)).wrong()).hasSize(4);
        assertThat(GradientCheck.of(task(net(1, rounded)), batch(1)).wrong()).hasSize(4);
    }

    @Test
    void catchesAHookThatScalesOneTensorsGradient() {
        UnaryOperator<Tensor> hooked =
                x -> {
                    Tensor y = x.mul(1);
                    if (y.isTracked()) {
                        var unused = y.hook(g -> g.mul(0.5));
                    }
                    return y;
                };

        assertThat(GradientCheck.of(task(net(1, hooked)), batch(1)).wrong()).hasSize(4);
    }

    @Test
    void zeroWeightsDeadUnitsAndNormalisationAreNoFaults() {
        Random.seed(1);
        var net =
                Sequential.of(
                        Linear.of(6, 8, c -> c.init(Init.zeros())),
                        BatchNorm1d.of(8),
                        Activation.relu(),
                        Dropout.of(0.5),
                        Linear.of(8, 8, c -> c.biasInit(Init.constant(-100))),
                        Activation.relu(),
                        LayerNorm.of(8),
                        Linear.of(8, 3));

        assertThat(GradientCheck.of(task(net), batch(2)).wrong()).isEmpty();
    }

    /// A constant in single precision cannot be multiplied with double ones.
    @Test
    void checksInSinglePrecisionWhereDoubleIsImpossible() {
        Tensor constant = Tensor.eye(12);

        GradientCheck right = GradientCheck.of(task(net(1, x -> x.matmul(constant))), batch(1));
        GradientCheck single =
                GradientCheck.of(task(net(1, x -> x.toFloat().tanh().to(x.dtype()))), batch(1));
        GradientCheck wrong =
                GradientCheck.of(
                        task(net(1, x -> x.matmul(constant).neg().add(x.mul(2).detach()))),
                        batch(1));

        assertThat(right.type()).isEqualTo(DType.FLOAT32);
        assertThat(right.wrong()).isEmpty();
        assertThat(single.type()).isEqualTo(DType.FLOAT32);
        assertThat(single.wrong()).isEmpty();
        assertThat(wrong.wrong()).hasSize(4);
    }

    @Test
    void aNoisyLossIsNotConclusiveAndNotWrong() {
        var chance = new java.util.Random(1);
        var net = net(1, x -> x.mul(1 + 0.1 * chance.nextGaussian()));
        var seeded = net(1, x -> x.add(Tensor.randnLike(x)));

        GradientCheck noisy = GradientCheck.of(task(net), batch(1));

        assertThat(noisy.isConclusive()).isFalse();
        assertThat(GradientCheck.of(task(seeded), batch(1)).isConclusive())
                .as("the global source is set back each time")
                .isTrue();
        assertThat(GradientCheck.of(task(seeded), batch(1)).wrong()).isEmpty();
    }

    @Test
    void leavesTypesWeightsAndGradientsAsTheyWere() {
        Sequential net = net(1, Tensor::tanh);
        Supervised task = task(net);
        Batch batch = batch(1);
        task.step(batch, (loss, optimizer) -> optimizer.step(loss));
        String before = state(net);
        Tensor random = Random.global().state();

        GradientCheck.of(task, batch);

        assertThat(state(net)).isEqualTo(before);
        assertThat(net.parameters())
                .allMatch(p -> p.value().dtype() == DType.FLOAT32 && p.isTrainable());
        assertThat(Random.global().state().sameAs(random)).isTrue();
        double loss = task.step(batch, (value, optimizer) -> optimizer.step(value)).item();
        assertThat(loss).isFinite();
        assertThat(state(net)).isNotEqualTo(before);
    }

    private static String state(Layer net) {
        return net.state() + "" + net.parameters().stream().map(Parameter::grad).toList();
    }

    @Test
    void aLossThatIsNotFiniteHasNoParts() {
        var net = net(1, x -> x.mul(Double.NaN));

        assertThat(GradientCheck.of(task(net), batch(1)).parts()).isEmpty();
        assertThat(GradientCheck.of(task(net), batch(1)).isConclusive()).isFalse();
    }

    @Test
    void rejectsZeroDirections() {
        var line = Linear.of(1, 1);
        var task =
                new Supervised(line, MeanSquaredError.of(), Adam.of(line.parameters()), List.of());

        assertThatThrownBy(() ->
                        GradientCheck.of(
                                task,
                                Batch.of(Tensor.ones(1, 1), Tensor.ones(1, 1)),
                                c -> c.directions(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("1 direction");
    }
}
