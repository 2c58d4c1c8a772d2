package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LandscapeTest {
    private static final Batch UNUSED = Batch.of(Tensor.ones(1, 4));

    /// L = ½·Σ aᵢ·wᵢ² with a = 1, 4, 9, 16: a bowl, whatever the batch.
    private static Objective bowl(Linear line, double... at) {
        line.weight().set(Tensor.of(at[0], at[1], at[2], at[3]).reshape(1, 4));
        Tensor a = Tensor.of(1, 4.0, 9, 16);
        return Objective.of(
                line, List.of(UNUSED), _ -> line.weight().value().square().mul(a).sum().mul(0.5));
    }

    private static Linear four() {
        return Linear.of(4, 1, c -> c.noBias());
    }

    private static Objective regression(Layer net, long... shape) {
        Random random = Random.of(5);
        Batch batch = Batch.of(random.normal(shape), random.normal(shape[0], 2));
        return Objective.of(
                net, List.of(batch), b -> MeanSquaredError.of().forward(net.forward(b.x()), b.y()));
    }

    @Test
    void directionsAreAsLongAsTheFiltersAndStillForBiasesAndNormalisations() {
        Random.seed(1);
        var net =
                Sequential.of(Conv2d.of(2, 3, 3), Flatten.of(), LayerNorm.of(12), Linear.of(12, 2));
        Objective objective = regression(net, 6, 2, 4, 4);

        Tensor d = FilterDirection.draw(objective, Random.of(1));

        Tensor kernel = net.parameters().get(0).value().detach().reshape(3, -1);
        Tensor moved = d.narrow(0, 0, 54).reshape(3, -1);
        assertThat(moved.norm(2, 1).allClose(kernel.norm(2, 1))).isTrue();
        assertThat(d.narrow(0, 54, 3 + 24).abs().max().item()).isZero(); // bias, gain, shift
        assertThat(d.narrow(0, 81 + 24, 2).abs().max().item()).isZero(); // bias of the head
        assertThat(d.narrow(0, 81, 24).abs().min().item()).isPositive();
        assertThat(FilterDirection.draw(objective, Random.of(1)).sameAs(d)).isTrue();
    }

    @Test
    void aLineThroughABowlIsAParabola() {
        Objective bowl = bowl(four(), 1, 0, 0, 0);
        Tensor direction = Tensor.of(1.0, 0, 0, 0);

        LossLine line = Landscape.line(bowl, direction, c -> c.places(21).radius(2));

        assertThat(line.lowest()).isCloseTo(-1, within(1e-6));
        assertThat(line.loss()[10]).isCloseTo(0.5, within(1e-6)); // here
        assertThat(line.loss()[20]).isCloseTo(4.5, within(1e-5)); // w = 3
        assertThat(line.chart().svg(300, 200)).contains("<svg");
    }

    /// What one layer is scaled up by, and the next down, a ReLU net does not notice, nor must its landscape.
    @Test
    void rescaledLayersHaveTheSameLandscape() {
        Random.seed(2);
        var net = Sequential.of(Linear.of(4, 8), Activation.relu(), Linear.of(8, 2));
        Objective objective = regression(net, 16, 4);
        double[] before = Landscape.line(objective, c -> c.seed(3)).loss();
        double sharp = Sharpness.of(objective).filterRise();
        double raw = Sharpness.of(objective).rise();

        net.parameters().get(0).set(net.parameters().get(0).value().mul(10));
        net.parameters().get(1).set(net.parameters().get(1).value().mul(10));
        net.parameters().get(2).set(net.parameters().get(2).value().div(10));

        assertThat(Landscape.line(objective, c -> c.seed(3)).loss())
                .containsExactly(before, within(1e-4));
        assertThat(Sharpness.of(objective).filterRise()).isCloseTo(sharp, within(1e-4));
        assertThat(Sharpness.of(objective).rise()).isNotCloseTo(raw, within(0.1 * raw));
    }

    @Test
    void aPlaneHasARowForEachPlaceOfItsSecondDirection() {
        Objective bowl = bowl(four(), 0, 0, 0, 0);
        Tensor u = Tensor.of(1.0, 0, 0, 0);
        Tensor v = Tensor.of(0.0, 1, 0, 0);

        LossPlane plane = Landscape.plane(bowl, u, v, c -> c.places(5).radius(2));

        assertThat(plane.loss()[2][4]).isCloseTo(2, within(1e-6)); // ½·1·2²
        assertThat(plane.loss()[4][2]).isCloseTo(8, within(1e-6)); // ½·4·2²
        assertThat(plane.loss()[4][4]).isCloseTo(10, within(1e-6));
        assertThat(Landscape.plane(bowl, c -> c.places(3)).loss()).hasDimensions(3, 3);
    }

    /// A path within one plane is explained by two components, and its points get their true losses.
    @Test
    void thePathOfDescentLiesOnItsPlane() {
        Linear line = four();
        Objective bowl = bowl(line, 4, 2, 0, 0);
        List<Tensor> points = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            points.add(bowl.point());
            losses.add(bowl.value());
            bowl.moveTo(bowl.point().sub(bowl.gradient().mul(0.1)));
        }
        Tensor here = bowl.point();

        LossPlane plane = Landscape.path(bowl, points, c -> c.places(7));

        assertThat(plane.explained()[0] + plane.explained()[1]).isCloseTo(1, within(1e-5));
        assertThat(plane.explained()[0]).isGreaterThan(plane.explained()[1]);
        assertThat(plane.path().getLast()).containsExactly(0, 0);
        PathPlane axes = PathPlane.of(points, Random.of(0));
        for (int i = 0; i < points.size(); i++) {
            double[] at = plane.path().get(i);
            Tensor w = points.getLast().add(axes.u(), at[0]).add(axes.v(), at[1]);
            assertThat(bowl.valueAt(w)).isCloseTo(losses.get(i), within(1e-3));
            assertThat(at[0]).isBetween(plane.x()[0], plane.x()[6]);
            assertThat(at[1]).isBetween(plane.y()[0], plane.y()[6]);
        }
        assertThat(bowl.point().sameAs(here)).isTrue();
        assertThat(plane.chart().svg(400, 300)).contains("<svg");
    }

    @Test
    void aStraightPathHasOneComponent() {
        Objective bowl = bowl(four(), 1, 1, 1, 1);
        List<Tensor> points =
                IntStream.range(0, 4).mapToObj(i -> Tensor.ones(4).mul(4 - i)).toList();

        LossPlane plane = Landscape.path(bowl, points, c -> c.places(5));

        assertThat(plane.explained()[0]).isCloseTo(1, within(1e-6));
        assertThat(plane.y()[4] - plane.y()[0]).isPositive();
    }

    @Test
    void rejectsAPathThatStandsStill() {
        Objective bowl = bowl(four(), 1, 1, 1, 1);

        assertThatThrownBy(() -> Landscape.path(bowl, List.of(bowl.point(), bowl.point())))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("2 different points");
        assertThatThrownBy(() -> Landscape.line(bowl, c -> c.radius(0)))
                .isInstanceOf(TensorException.class);
    }

    /// L = ½·Σ aᵢ·wᵢ² at (0, 0, 0, 1): g = 16 along the last axis, so the loss rises by 16·ρ + 8·ρ².
    @Test
    void sharpnessOfABowl() {
        Sharpness sharpness = Sharpness.of(bowl(four(), 0, 0, 0, 1), c -> c.rho(0.05));
        Sharpness lowest = Sharpness.of(bowl(four(), 0, 0, 0, 0));

        assertThat(sharpness.loss()).isCloseTo(8, within(1e-6));
        assertThat(sharpness.rise()).isCloseTo(16 * 0.05 + 8 * 0.0025, within(1e-4));
        assertThat(lowest.rise()).isZero();
        assertThat(lowest.filterRise()).as("a filter of length 0 moves by 0").isZero();
    }

    /// E ½·r²·Σ aᵢ·dᵢ² over unit directions in 4 dimensions is ½·r²·(1 + 4 + 9 + 16)/4.
    @Test
    void filterRiseIsTheMeanOfCurvaturesOverDirections() {
        Sharpness sharpness =
                Sharpness.of(bowl(four(), 0, 0, 0, 1), c -> c.radius(0.1).directions(400).seed(2));

        assertThat(sharpness.filterRise()).isCloseTo(0.005 * 30 / 4, within(0.003));
        assertThat(sharpness.filterSpread()).isPositive();
    }
}
