package io.tarn.doctor.finding;

import io.tarn.loss.Loss;
import io.tarn.loss.NegativeLogLikelihood;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/// What a loss takes its predictions for, found out by giving it made-up ones: so it knows losses that somebody wrote as a lambda.
enum LossKind {
    /// Any numbers, which it turns into probabilities itself.
    SCORES,
    LOG_PROBABILITIES,
    PROBABILITIES,
    /// Numbers, by the square of what they are off.
    SQUARES,
    OTHER;

    private static final double CLOSE = 1e-3;

    /// Of a loss of class scores `[batch, classes, …]`; `y` are classes, or rows with a single 1.
    static LossKind ofClasses(Loss loss, Tensor answer, Tensor y) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor z = made(answer, 1);
            double once = value(loss, z, y);
            double twice = value(loss, z.mul(2), y);
            double shifted = value(loss, z.add(1), y);
            // softmax(z + 1) = softmax(z)
            if (isClose(shifted, once) && !isClose(twice, once)) {
                return SCORES;
            }
            // -log p[y] is linear in log p
            if (isClose(twice, 2 * once) && !isClose(shifted, once)) {
                return LOG_PROBABILITIES;
            }
            if (isSquare(t -> value(loss, z.mul(t), y))) {
                return SQUARES;
            }
            return isLogarithm(loss, answer, y) ? PROBABILITIES : OTHER;
        }
    }

    /// Whether it is Σ -log p of the answer, but for a factor.
    private static boolean isLogarithm(Loss loss, Tensor answer, Tensor y) {
        Tensor p = made(answer, 2).softmax(1);
        Tensor q = made(answer, 3).mul(2).softmax(1);
        double ofP = value(loss, p, y) / likelihood(p, y);
        double ofQ = value(loss, q, y) / likelihood(q, y);
        return ofP > 0 && isClose(ofP, ofQ);
    }

    private static double likelihood(Tensor p, Tensor y) {
        Tensor log = p.log();
        return y.dtype().isFloatingPoint()
                ? log.mul(y).sum(1).mean().neg().item()
                : NegativeLogLikelihood.of().forward(log, y).item();
    }

    /// Of a loss of answers of the same shape as targets that are 0 or 1.
    static LossKind ofBinary(Loss loss, Tensor answer, Tensor y) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            DoubleUnaryOperator at =
                    c -> value(loss, Tensor.full(answer.shape(), c, answer.dtype()), y);
            // α·softplus(-c) + β·softplus(c)
            if (isMix(at, c -> softplus(-c), LossKind::softplus, -1, 2, 0.5, 3)) {
                return SCORES;
            }
            // -α·log c - β·log(1-c)
            if (isMix(at, c -> -Math.log(c), c -> -Math.log(1 - c), 0.2, 0.7, 0.4, 0.9)) {
                return PROBABILITIES;
            }
            // α·(1-c)² + β·c²
            return isMix(at, c -> (1 - c) * (1 - c), c -> c * c, -1, 2, 0.5, 3) ? SQUARES : OTHER;
        }
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0);
    }

    /// Whether α·f + β·g goes through four points.
    private static boolean isMix(
            DoubleUnaryOperator loss,
            DoubleUnaryOperator f,
            DoubleUnaryOperator g,
            double... points) {
        double[] l = new double[points.length];
        double[] a = new double[points.length];
        double[] b = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            l[i] = loss.applyAsDouble(points[i]);
            a[i] = f.applyAsDouble(points[i]);
            b[i] = g.applyAsDouble(points[i]);
        }
        double determinant = a[0] * b[1] - a[1] * b[0];
        double alpha = (l[0] * b[1] - l[1] * b[0]) / determinant;
        double beta = (a[0] * l[1] - a[1] * l[0]) / determinant;
        return alpha > 0
                && beta > 0
                && isClose(alpha * a[2] + beta * b[2], l[2])
                && isClose(alpha * a[3] + beta * b[3], l[3]);
    }

    /// Third differences of a square are 0, and second ones are not.
    private static boolean isSquare(DoubleUnaryOperator f) {
        double zero = f.applyAsDouble(0);
        double one = f.applyAsDouble(1);
        double two = f.applyAsDouble(2);
        double three = f.applyAsDouble(3);
        double scale = Math.abs(three) + Math.abs(zero);
        return Math.abs(three - 3 * two + 3 * one - zero) <= CLOSE * scale
                && two - 2 * one + zero > CLOSE * scale;
    }

    private static boolean isClose(double a, double b) {
        return Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
    }

    private static Tensor made(Tensor like, long seed) {
        return Random.of(seed).normal(like.shape().toArray()).to(like.dtype()).to(like.device());
    }

    /// NaN where the loss does not take such predictions.
    static double value(Loss loss, Tensor prediction, Tensor y) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return loss.forward(prediction, y).to(DType.FLOAT64).item();
        } catch (TensorException e) {
            return Double.NaN; // which is near to no number
        }
    }

    /// Shows the loss other predictions than the net's.
    static Loss of(Loss loss, UnaryOperator<Tensor> change) {
        return (prediction, y) -> loss.forward(change.apply(prediction), y);
    }
}
