package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.FirstBad.Place;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Index;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FirstBadTest {
    @BeforeEach
    void seed() {
        Random.seed(5);
    }

    private static FirstBad search(Layer net, Loss loss, Tensor x) {
        var task = new Supervised(net, loss, Sgd.of(net.parameters()), List.of());
        return FirstBad.of(task, Batch.of(x, Tensor.randn(x.size(0), 2)));
    }

    private static Tensor inputs() {
        return Tensor.randn(16, 4);
    }

    @Test
    void namesTheLayerWithANanInItsWeights() {
        Linear third = Linear.of(8, 2);
        third.weight().value().detach().get(Index.at(1, 2)).fill_(Double.NaN);
        var net = Sequential.of(Linear.of(4, 8), Activation.relu(), third);

        FirstBad bad = search(net, MeanSquaredError.of(), inputs());

        assertThat(bad.place()).isEqualTo(Place.LAYER);
        assertThat(bad.name()).isEqualTo("2");
        assertThat(bad.kind()).isEqualTo("Linear");
        assertThat(bad.input().isFinite()).isTrue();
        assertThat(bad.output().nans()).isEqualTo(16);
        assertThat(bad.parameters().get("2.weight").nans()).isOne();
        assertThat(bad.parameters().get("2.bias").isFinite()).isTrue();
        assertThat(bad.description()).contains("layer 2 (Linear)", "16 NaN");
    }

    @Test
    void namesTheOperationThatTakesALogarithmOfZero() {
        var net =
                Sequential.of(
                        Linear.of(4, 8),
                        Activation.relu(),
                        Activation.of("log", Tensor::log),
                        Linear.of(8, 2));

        FirstBad bad = search(net, MeanSquaredError.of(), inputs());

        assertThat(bad.name()).isEqualTo("2");
        assertThat(bad.kind()).isEqualTo("log");
        assertThat(bad.input().least()).isZero();
        assertThat(bad.output().infinities()).isPositive();
        assertThat(bad.output().nans()).isZero();
    }

    @Test
    void blamesTheData() {
        Tensor x = inputs();
        x.get(Index.at(3, 1)).fill_(Double.POSITIVE_INFINITY);

        FirstBad bad = search(Linear.of(4, 2), MeanSquaredError.of(), x);

        assertThat(bad.place()).isEqualTo(Place.DATA);
        assertThat(bad.name()).isEqualTo("input 0");
        assertThat(bad.output().infinities()).isOne();
    }

    @Test
    void blamesTheLossWhenAllLayersAreFinite() {
        FirstBad bad = search(Linear.of(4, 2), (p, y) -> p.log().mean(), inputs());

        assertThat(bad.place()).isEqualTo(Place.LOSS);
        assertThat(bad.input().least()).as("what the net gave").isNegative();
        assertThat(bad.description()).contains("1 NaN");
    }

    /// √x has an infinite slope at 0, and 0·∞ is no number.
    @Test
    void namesTheParameterWhoseGradientIsBadAlthoughTheLossIsFinite() {
        var net =
                Sequential.of(
                        Linear.of(4, 8, c -> c.noBias()),
                        Activation.of("root", Tensor::sqrt),
                        Linear.of(8, 2));

        FirstBad bad = search(net, MeanSquaredError.of(), Tensor.zeros(16, 4));

        assertThat(bad.place()).isEqualTo(Place.GRADIENT);
        assertThat(bad.name()).as("behind the root all is well").isEqualTo("0.weight");
        assertThat(bad.output().isFinite()).isFalse();
    }

    @Test
    void findsNothingInAHealthyStepAndChangesNothing() {
        var net = Sequential.of(Linear.of(4, 8), BatchNorm1d.of(8), Linear.of(8, 2));
        String before = net.state().toString();
        byte[] random = Random.global().state().toByteArray();
        Tensor x = Random.of(1).normal(16, 4);
        var task = new Supervised(net, MeanSquaredError.of(), Sgd.of(net.parameters()), List.of());

        FirstBad bad = FirstBad.of(task, Batch.of(x, Random.of(2).normal(16, 2)));

        assertThat(bad.isFound()).isFalse();
        assertThat(bad.description()).isEqualTo("all numbers are finite");
        assertThat(net.state()).hasToString(before);
        assertThat(net.parameters()).allMatch(parameter -> parameter.grad().isEmpty());
        assertThat(Random.global().state().toByteArray()).containsExactly(random);
    }
}
