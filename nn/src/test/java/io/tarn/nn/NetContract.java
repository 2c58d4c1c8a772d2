package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every layer must keep; the test of each layer inherits it.
public abstract class NetContract {
    /// A small layer, made anew at each call.
    protected abstract Layer layer();

    /// An input that fits it.
    protected abstract Tensor input();

    /// The shape that must come out.
    protected abstract Shape outputShape();

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void givesTheExpectedShape() {
        assertThat(layer().forward(input()).shape()).isEqualTo(outputShape());
    }

    @Test
    void copiesItsStateIntoATwin() {
        Layer one = layer();
        Layer two = layer();
        two.load(one.state());
        one.eval();
        two.eval();
        Tensor x = input();
        assertThat(two.forward(x).toDoubleArray()).isEqualTo(one.forward(x).toDoubleArray());
    }

    @Test
    void hasTheGradientsOfFiniteDifferences() {
        Layer layer = layer();
        layer.to(DType.FLOAT64);
        layer.eval();
        Tensor x = input();
        List<Tensor> leaves = layer.values();
        if (x.dtype().isFloatingPoint()) {
            x = x.to(DType.FLOAT64).detach().requiresGrad();
            leaves = new java.util.ArrayList<>(leaves);
            leaves.add(x);
        }
        Tensor input = x;
        FiniteDifferences.check(() -> layer.forward(input).square().sum(), leaves);
    }

    @Test
    void givesTheSameOutputTwiceInEvalMode() {
        Layer layer = layer();
        layer.eval();
        Tensor x = input();
        assertThat(layer.forward(x).toDoubleArray()).isEqualTo(layer.forward(x).toDoubleArray());
    }

    @Test
    void leavesNoTensorBehind() {
        Layer layer = layer();
        Tensor x = input();
        try (var outer = Scope.open()) {
            try (var inner = Scope.open();
                    var off = Gradient.off()) {
                layer.forward(x);
            }
            assertThat(outer.size()).isZero();
        }
    }
}
