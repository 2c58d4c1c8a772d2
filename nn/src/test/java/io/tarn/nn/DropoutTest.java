package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What all kinds of dropout keep; what they drop differs by how many numbers share a fate.
@ParameterizedClass(name = "{0}")
@MethodSource("kinds")
final class DropoutTest extends NetContract {
    private static final double P = 0.3;

    @Parameter(0)
    String name;

    @Parameter(1)
    Supplier<Layer> kind;

    @Parameter(2)
    Shape shape;

    /// How many neighbouring numbers are dropped together.
    @Parameter(3)
    int together;

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("Dropout", () -> Dropout.of(P), 1, 40, 50),
                kind("Dropout1d", () -> Dropout1d.of(P), 4, 40, 50, 4),
                kind("Dropout2d", () -> Dropout2d.of(P), 6, 40, 50, 2, 3),
                kind("Dropout3d", () -> Dropout3d.of(P), 8, 40, 50, 2, 2, 2),
                kind("AlphaDropout", () -> AlphaDropout.of(P), 1, 40, 50),
                kind("FeatureAlphaDropout", () -> FeatureAlphaDropout.of(P), 4, 40, 50, 4),
                kind("StochasticDepth", () -> StochasticDepth.of(P), 6, 2000, 2, 3));
    }

    private static Arguments kind(String name, Supplier<Layer> layer, int together, long... shape) {
        return Arguments.of(name, layer, Shape.of(shape), together);
    }

    @Override
    protected Layer layer() {
        return kind.get();
    }

    @Override
    protected Tensor input() {
        long[] small = shape.toArray();
        small[0] = 3;
        small[1] = 2;
        return Tensor.randn(small);
    }

    @Override
    protected Shape outputShape() {
        return input().shape();
    }

    /// For each group of numbers that share a fate: whether it was dropped.
    private boolean[] dropped() {
        float[] y = layer().forward(Tensor.ones(shape.toArray())).toFloatArray();
        float least = y[0];
        float most = y[0];
        for (float value : y) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        boolean[] dropped = new boolean[y.length / together];
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).as("element %d takes one of two values", i).isIn(least, most);
            assertThat(y[i])
                    .as("element %d shares its group's fate", i)
                    .isEqualTo(y[i - i % together]);
            dropped[i / together] = y[i] == least;
        }
        return dropped;
    }

    @Test
    void dropsTheGivenShare() {
        boolean[] dropped = dropped();
        int count = 0;
        for (boolean one : dropped) {
            count += one ? 1 : 0;
        }
        double share = (double) count / dropped.length;
        assertThat(share).isCloseTo(P, within(5 * Math.sqrt(P * (1 - P) / dropped.length)));
    }

    @Test
    void keepsMeanAndForAlphaAlsoVariance() {
        Tensor x = Tensor.randn(200, 300, 2, 2, 2).reshape(Shape.of(200, 300, 8).toArray());
        Tensor fitting =
                shape.rank() == 4
                        ? x.reshape(200, 300, 2, 4)
                        : shape.rank() == 5 ? x.reshape(200, 300, 2, 2, 2) : x;
        Tensor y = layer().forward(name.contains("Alpha") ? fitting : fitting.add(3));
        double mean = name.contains("Alpha") ? 0 : 3;
        assertThat(y.mean().item()).isCloseTo(mean, within(0.8));
        if (name.contains("Alpha")) {
            assertThat(y.mean().item()).isCloseTo(0, within(0.03));
            assertThat(y.square().mean().item()).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void equalSeedsDropTheSame() {
        Random.seed(5);
        boolean[] one = dropped();
        Random.seed(5);
        assertThat(dropped()).isEqualTo(one);
        assertThat(dropped()).isNotEqualTo(one);
    }

    @Test
    void isTheIdentityInEvalMode() {
        Layer layer = layer();
        layer.eval();
        Tensor x = input();
        assertThat(layer.forward(x).toFloatArray()).isEqualTo(x.toFloatArray());
    }

    @Test
    void rejectsProbabilitiesThatLeaveNothing() {
        assertThatThrownBy(() -> Dropout.of(1))
                .hasMessage(
                        "Dropout: expected a probability from 0 to below 1, got 1.0; 0.5 drops half of the elements");
        assertThatThrownBy(() -> StochasticDepth.of(-0.1)).hasMessageContaining("got -0.1");
        assertThatThrownBy(() -> AlphaDropout.of(Double.NaN)).hasMessageContaining("got NaN");
    }
}
