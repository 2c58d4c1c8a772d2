package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// A rule for the first values of a parameter.
@FunctionalInterface
public interface Init {
    /// Values for a parameter of the given shape, drawn from `random`.
    Tensor draw(Shape shape, Random random);

    /// A parameter with values drawn from the global generator.
    default Parameter parameter(long... sizes) {
        return Parameter.of(draw(Shape.of(sizes), Random.global()));
    }

    /// Gives a parameter new values: `Init.orthogonal(1).reset(layer.weight())`.
    default void reset(Parameter parameter) {
        parameter.set(draw(parameter.value().shape(), Random.global()));
    }

    static Init zeros() {
        return constant(0);
    }

    static Init ones() {
        return constant(1);
    }

    static Init constant(double value) {
        return (shape, random) -> Tensor.full(shape, value, DType.FLOAT32);
    }

    /// U(low, high).
    static Init uniform(double low, double high) {
        return (shape, random) -> random.uniform(shape, low, high);
    }

    /// N(mean, deviation²).
    static Init normal(double mean, double deviation) {
        return (shape, random) -> random.normal(shape, mean, deviation);
    }

    /// N(mean, deviation²) without what lies further than 2 deviations from the mean.
    static Init truncatedNormal(double mean, double deviation) {
        return truncatedNormal(mean, deviation, mean - 2 * deviation, mean + 2 * deviation);
    }

    /// N(mean, deviation²) without what lies outside of `low` to `high`.
    static Init truncatedNormal(double mean, double deviation, double low, double high) {
        return (shape, random) -> TruncatedNormal.draw(shape, random, mean, deviation, low, high);
    }

    /// U(-1/√fan, 1/√fan): what PyTorch gives linear and convolution layers.
    static Init uniformOver(long fan) {
        double bound = fan > 0 ? 1 / Math.sqrt(fan) : 0;
        return uniform(-bound, bound);
    }

    /// U(-a, a) with a = √(6 / (in + out)); also called Xavier's (Glorot and Bengio, 2010).
    static Init glorotUniform() {
        return uniformByFan(Fan.AVERAGE, Gain.linear());
    }

    /// U(-a, a) with a = gain·√(6 / (in + out)).
    static Init glorotUniform(double gain) {
        return uniformByFan(Fan.AVERAGE, gain);
    }

    /// N(0, 2 / (in + out)).
    static Init glorotNormal() {
        return normalByFan(Fan.AVERAGE, Gain.linear());
    }

    /// N(0, gain²·2 / (in + out)).
    static Init glorotNormal(double gain) {
        return normalByFan(Fan.AVERAGE, gain);
    }

    /// U(-a, a) with a = √(6 / in), for layers before a ReLU; also called Kaiming's (He et al.,
    /// 2015).
    static Init heUniform() {
        return uniformByFan(Fan.IN, Gain.relu());
    }

    /// U(-a, a) with a = gain·√(3 / fan).
    static Init heUniform(Fan fan, double gain) {
        return uniformByFan(fan, gain);
    }

    /// N(0, 2 / in), for layers before a ReLU.
    static Init heNormal() {
        return normalByFan(Fan.IN, Gain.relu());
    }

    /// N(0, gain² / fan).
    static Init heNormal(Fan fan, double gain) {
        return normalByFan(fan, gain);
    }

    /// U(-a, a) with a = √(3 / in), for layers before a SELU (LeCun et al., 1998).
    static Init lecunUniform() {
        return uniformByFan(Fan.IN, Gain.linear());
    }

    /// N(0, 1 / in).
    static Init lecunNormal() {
        return normalByFan(Fan.IN, Gain.linear());
    }

    private static Init uniformByFan(Fan fan, double gain) {
        return (shape, random) -> {
            // a = gain·√(3 / fan), so that the variance a²/3 is gain² / fan
            double a = gain * Math.sqrt(3 / fan.of(shape));
            return random.uniform(shape, -a, a);
        };
    }

    private static Init normalByFan(Fan fan, double gain) {
        // σ = gain / √fan
        return (shape, random) -> random.normal(shape, 0, gain / Math.sqrt(fan.of(shape)));
    }

    /// gain·Q with orthonormal rows or columns, whichever are fewer (Saxe et al., 2013).
    static Init orthogonal(double gain) {
        return (shape, random) -> Orthogonal.draw(shape, random).mul(gain);
    }

    /// The identity matrix, for square or other matrices.
    static Init identity() {
        return (shape, random) -> {
            if (shape.rank() != 2) {
                throw TensorException.of(
                        "Init.identity", "a matrix", shape, "use dirac() for convolutions");
            }
            long size = Math.max(shape.size(0), shape.size(1));
            return Tensor.eye(size).narrow(0, 0, shape.size(0)).narrow(1, 0, shape.size(1));
        };
    }

    /// A convolution that hands its input channels through, as far as there are outputs for them.
    static Init dirac() {
        return dirac(1);
    }

    /// [#dirac()] in each group of channels.
    static Init dirac(long groups) {
        return (shape, random) -> Dirac.draw(shape, groups);
    }

    /// N(0, deviation²), with a share of every column set to 0 (Martens, 2010).
    static Init sparse(double sparsity, double deviation) {
        return (shape, random) -> {
            if (shape.rank() != 2) {
                throw TensorException.of(
                        "Init.sparse", "a matrix", shape, "use normal for other weights");
            }
            long zeros = (long) Math.ceil(sparsity * shape.size(0));
            // each column's ranks in a random order; those below the number of zeros become 0
            Tensor ranks = random.uniform(shape, 0, 1).argsort(0).argsort(0);
            return random.normal(shape, 0, deviation).mul(ranks.ge(zeros));
        };
    }
}
