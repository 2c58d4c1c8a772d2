package io.tarn.recipes.depth;

import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Networks that draw a sawtooth of 2ᵏ straight pieces over 0 to 1: a deep one folds the line k times, a shallow one has a unit for each
/// piece (Telgarsky, 2016).
///
/// @param folds k
record Sawtooth(int folds) {
    long pieces() {
        return 1L << folds;
    }

    /// k layers of two units: g(g(…g(x))) with g(x) = 2·relu(x) - 4·relu(x - ½), which folds 0 to 1 in the middle.
    Layer deep() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            double[] g = i == 0 ? new double[] {1, 1} : new double[] {2, -4, 2, -4};
            layers.add(linear(g, 0, -0.5));
            layers.add(Tensor::relu);
        }
        layers.add(linear(new double[] {2, -4}, 0));
        return Sequential.of(layers);
    }

    /// One hidden layer that draws all pieces, with a unit where each begins.
    Layer whole() {
        int units = Math.toIntExact(pieces());
        double[] kinks = new double[units];
        double[] bends = new double[units];
        begin(kinks, bends, units);
        return oneLayer(kinks, bends);
    }

    /// One hidden layer of too few units: it draws the first pieces, and stays at ½ from the middle of the last one on.
    Layer shallow(int units) {
        double[] kinks = new double[units];
        double[] bends = new double[units];
        begin(kinks, bends, units - 1);
        kinks[units - 1] = (units - 1.5) / pieces();
        bends[units - 1] = units % 2 == 0 ? -pieces() : pieces();
        return oneLayer(kinks, bends);
    }

    /// The slope is 2ᵏ at first, and changes its sign where the next piece begins.
    private void begin(double[] kinks, double[] bends, int count) {
        for (int i = 0; i < count; i++) {
            kinks[i] = (double) i / pieces();
            bends[i] = (i == 0 ? 1 : 2) * (i % 2 == 0 ? pieces() : -pieces());
        }
    }

    /// y = Σ bendᵢ·relu(x - kinkᵢ).
    private static Layer oneLayer(double[] kinks, double[] bends) {
        double[] ones = new double[kinks.length];
        Arrays.fill(ones, 1);
        double[] biases = Arrays.stream(kinks).map(kink -> -kink).toArray();
        return Sequential.of(linear(ones, biases), Tensor::relu, linear(bends, 0));
    }

    /// The values of a network at evenly spread points.
    ///
    /// @param perPiece points for each piece of the sawtooth
    double[] values(Layer net, int perPiece) {
        return net.forward(points(perPiece).reshape(-1, 1)).flatten().toDoubleArray();
    }

    /// Exact numbers, for they are multiples of a power of two.
    Tensor points(int perPiece) {
        long count = pieces() * perPiece;
        return Tensor.arange(count + 1).toDouble().div(count);
    }

    /// How many straight pieces a network draws: how often its slope changes, and one.
    int piecesOf(Layer net) {
        double[] y = values(net, 4);
        int count = 1;
        for (int i = 2; i < y.length; i++) {
            boolean bends = y[i] - y[i - 1] != y[i - 1] - y[i - 2];
            count += bends ? 1 : 0;
        }
        return count;
    }

    /// The root of the mean squared difference of two networks.
    double difference(Layer one, Layer other) {
        double[] a = values(one, 16);
        double[] b = values(other, 16);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }

    private static Linear linear(double[] weights, double... biases) {
        Linear linear = Linear.of(weights.length / biases.length, biases.length);
        linear.to(DType.FLOAT64);
        set(linear.weight(), weights);
        set(linear.bias().orElseThrow(), biases);
        return linear;
    }

    private static void set(Parameter parameter, double[] values) {
        long[] shape = parameter.value().shape().toArray();
        parameter.set(Tensor.of(values).reshape(shape));
    }
}
