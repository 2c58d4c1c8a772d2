package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.Activations.Layer;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.report.Bars;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ActivationsTest {
    @BeforeEach
    void seed() {
        Random.seed(3);
    }

    private static Supervised task(io.tarn.nn.Layer net) {
        return new Supervised(net, CrossEntropy.of(), Adam.of(net.parameters()), List.of());
    }

    private static List<Batch> batches(long... shape) {
        long[] sizes = shape.clone();
        sizes[0] = 128;
        return IntStream.range(0, 4)
                .mapToObj(_ -> Batch.of(Tensor.randn(sizes), Random.global().integers(0, 3, 128)))
                .toList();
    }

    private static Layer layer(Activations seen, String name) {
        return seen.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void meansAndDeviationsAreThoseOfAllOutputsTogether() {
        Linear first = Linear.of(8, 16);
        var net = Sequential.of(first, Activation.relu(), Linear.of(16, 3));
        List<Batch> batches = batches(0, 8);

        Activations seen = Activations.of(task(net), batches);

        Tensor all = first.forward(Tensor.cat(batches.stream().map(Batch::x).toList(), 0));
        assertThat(seen.examples()).isEqualTo(512);
        assertThat(seen.layers()).extracting(Layer::name).containsExactly("0", "1", "2");
        assertThat(seen.layers()).extracting(Layer::units).containsExactly(16, 16, 3);
        assertThat(layer(seen, "0").mean()).isCloseTo(all.mean().item(), within(1e-5));
        assertThat(layer(seen, "0").deviation())
                .isCloseTo(all.flatten().biasedStd(0).item(), within(1e-5));
        assertThat(layer(seen, "1").mean()).isCloseTo(all.relu().mean().item(), within(1e-5));
        assertThat(seen.growth())
                .isCloseTo(layer(seen, "2").deviation() / layer(seen, "0").deviation(), within(0.));
    }

    @Test
    void unitsWithABiasOfMinusTenAreSilentAndLearnNothing() {
        Linear first = Linear.of(8, 16);
        first.bias()
                .orElseThrow()
                .set(
                        Tensor.cat(
                                List.of(
                                        Tensor.full(Shape.of(4), -10, DType.FLOAT32),
                                        Tensor.zeros(12)),
                                0));
        var seenByHooks = Sequential.of(first, Activation.relu(), Linear.of(16, 3));

        Activations seen = Activations.of(task(seenByHooks), batches(0, 8));

        assertThat(layer(seen, "1").silent()).isEqualTo(0.25);
        assertThat(layer(seen, "1").constant()).isEqualTo(0.25);
        assertThat(layer(seen, "0").silent()).isZero();
        assertThat(layer(seen, "0").unlearned()).isEqualTo(0.25);
        assertThat(layer(seen, "0").beyond()).isEqualTo(0.25);
        assertThat(layer(seen, "2").unlearned()).isZero();
        assertThat(seen.chart().sets())
                .extracting(Bars.Values::name)
                .containsExactly("silent", "no gradient");
    }

    record Hidden(Linear first, Linear second) implements io.tarn.nn.Layer {
        @Override
        public Tensor forward(Tensor x) {
            return second.forward(first.forward(x).relu());
        }
    }

    @Test
    void findsDeadUnitsBehindAnActivationThatNoHookSees() {
        Linear first = Linear.of(8, 16, c -> c.biasInit(Init.constant(-10)));

        Activations seen = Activations.of(task(new Hidden(first, Linear.of(16, 3))), batches(0, 8));

        assertThat(layer(seen, "first").unlearned()).isOne();
        assertThat(seen.worst(Layer::silent)).isZero();
    }

    @Test
    void sparsityOfReluIsNotDeath() {
        var net =
                Sequential.of(
                        Conv2d.of(3, 8, 3),
                        BatchNorm2d.of(8),
                        Tensor::relu,
                        x -> x.maxPool2d(2),
                        x -> x.flatten(1),
                        Dropout.of(0.5),
                        Linear.of(8 * 9, 3));

        Activations seen = Activations.of(task(net), batches(0, 3, 8, 8));

        assertThat(seen.layers())
                .extracting(Layer::name)
                .as("pools and flatten only move numbers")
                .containsExactly("0", "1", "2", "6");
        assertThat(layer(seen, "2").units()).as("channels").isEqualTo(8);
        assertThat(seen.worst(Layer::silent)).isZero();
        assertThat(seen.worst(Layer::unlearned)).isZero();
        assertThat(seen.worst(Layer::twins)).isZero();
        assertThat(seen.worst(Layer::saturated)).isZero();
    }

    @Test
    void unitsThatStartEqualAreTwins() {
        Linear first = Linear.of(8, 16, c -> c.init(Init.constant(0.1)));
        var net = Sequential.of(first, Activation.tanh(), Linear.of(16, 3));

        Activations seen = Activations.of(task(net), batches(0, 8));

        assertThat(layer(seen, "0").twins()).as("biases differ").isLessThan(0.2);
        first.bias().orElseThrow().set(Tensor.zeros(16));
        Activations equal = Activations.of(task(net), batches(0, 8));
        assertThat(layer(equal, "0").twins()).isOne();
        assertThat(layer(equal, "1").twins()).isOne();
        assertThat(layer(equal, "2").twins()).isZero();
    }

    @Test
    void largeWeightsSaturateASigmoidAndNotAReluOrASoftmax() {
        Linear first = Linear.of(8, 16);
        first.weight().set(first.weight().value().mul(100));
        var net =
                Sequential.of(first, Activation.sigmoid(), Linear.of(16, 3), Activation.softmax(1));
        var lambda = Sequential.of(first, Tensor::tanh, Linear.of(16, 3));
        var relu = Sequential.of(first, Activation.relu(), Linear.of(16, 3));

        Activations seen = Activations.of(task(net), batches(0, 8));
        Activations seenLambda = Activations.of(task(lambda), batches(0, 8));

        assertThat(layer(seen, "1").saturated()).isOne();
        assertThat(layer(seen, "3").saturated()).isNaN();
        assertThat(layer(seenLambda, "1").saturated()).isOne();
        assertThat(Activations.of(task(relu), batches(0, 8)).worst(Layer::saturated)).isZero();
    }

    @Test
    void tokensThatAreNotThereAreNotDead() {
        var net = Sequential.of(Embedding.of(50, 8), x -> x.mean(1), Linear.of(8, 3));
        Batch few =
                Batch.of(Random.global().integers(0, 5, 64, 7), Random.global().integers(0, 3, 64));

        Activations seen = Activations.of(task(net), List.of(few));

        assertThat(layer(seen, "0").unlearned()).isNaN();
        assertThat(layer(seen, "0").units()).isEqualTo(8);
    }

    @Test
    void stopsAtEnoughExamples() {
        var net = Sequential.of(Linear.of(8, 3));

        assertThat(Activations.of(task(net), batches(0, 8), c -> c.examples(200)).examples())
                .isEqualTo(256);
        assertThatThrownBy(() -> Activations.of(task(net), List.of()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one batch or more");
    }

    @Test
    void changesNothing() {
        var net =
                Sequential.of(
                        Conv2d.of(3, 8, 3),
                        BatchNorm2d.of(8),
                        x -> x.flatten(1),
                        Linear.of(288, 3));
        List<Batch> batches = batches(0, 3, 8, 8);
        var task = task(net);
        CrossEntropy.of()
                .forward(net.forward(batches.getFirst().x()), batches.getFirst().y())
                .backward();
        String before = net.state().toString();
        float[] gradient = net.parameters().getFirst().grad().orElseThrow().toFloatArray();
        byte[] random = Random.global().state().toByteArray();

        Activations.of(task, batches);

        assertThat(net.state()).hasToString(before);
        assertThat(net.parameters().getFirst().grad().orElseThrow().toFloatArray())
                .containsExactly(gradient);
        assertThat(Random.global().state().toByteArray()).containsExactly(random);
        net.forward(batches.getFirst().x());
        assertThat(net.state().toString()).as("it is in training mode again").isNotEqualTo(before);
    }
}
