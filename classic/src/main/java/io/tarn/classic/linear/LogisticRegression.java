package io.tarn.classic.linear;

import io.tarn.classic.Examples;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.Saved;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Probabilities of classes from weighted sums of the columns: logistic regression for two classes, softmax regression for more.
///
/// Found by descent with a remembered curvature. Without a penalty, classes that can be told apart without a mistake have no best weights:
/// longer ones are always better, and the descent ends where the slope is below the tolerance, or the steps are up.
public final class LogisticRegression implements Probabilistic {
    public static final String TYPE = "logistic-regression";

    private static final String WHO = "LogisticRegression";
    private static final Logger LOG = LoggerFactory.getLogger(LogisticRegression.class);

    private final Tensor weights; // [columns, scores]
    private final Tensor intercept; // [scores]

    /// @param penalty λ of -Σ log p + λ/2·‖W‖²; the intercepts are free. It is 1/C elsewhere
    /// @param steps the most that are taken
    /// @param tolerance the slope of the mean loss that counts as none
    public record Config(double penalty, int steps, double tolerance) {
        public Config {
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw TensorException.of(
                        WHO, "a penalty of 0 or more", penalty, "1 is usual for standardised x");
            }
            if (steps < 1) {
                throw TensorException.of(WHO, "1 step or more", steps, "300 are usual");
            }
            if (!(tolerance >= 0)) {
                throw TensorException.of(
                        WHO, "a tolerance of 0 or more", tolerance, "1e-6 is usual");
            }
        }

        public Config penalty(double lambda) {
            return new Config(lambda, steps, tolerance);
        }

        public Config steps(int most) {
            return new Config(penalty, most, tolerance);
        }

        public Config tolerance(double slope) {
            return new Config(penalty, steps, slope);
        }
    }

    private LogisticRegression(Tensor weights, Tensor intercept) {
        this.weights = weights.unscoped();
        this.intercept = intercept.unscoped();
    }

    /// @param x `[rows, columns]`, best standardised; FLOAT32 takes half the time
    /// @param y classes from 0 on, `[rows]`
    public static LogisticRegression fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static LogisticRegression fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1, 300, 1e-6));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rowsAsTheyAre(WHO, x, 2);
            Tensor classes = Examples.classes(WHO, y, rows.size(0));
            Tensor truth = classes.oneHot(classes.max().itemLong() + 1).to(DType.FLOAT64);
            var objective = new SoftmaxObjective(rows, truth, config.penalty());
            var found =
                    Lbfgs.minimise(
                            objective, objective.start(), config.steps(), config.tolerance());
            if (found.steps() == config.steps() && found.slope() > config.tolerance()) {
                LOG.warn(
                        "{}: stopped after {} steps at slope {}, above the tolerance; standardise x, or raise steps or penalty",
                        WHO,
                        found.steps(),
                        found.slope());
            }
            Tensor all = objective.matrix(found.at());
            long columns = rows.size(1);
            return new LogisticRegression(
                    all.narrow(0, 0, columns).copy(), all.select(0, columns).copy());
        }
    }

    @Override
    public int classes() {
        return weights.size(1) == 1 ? 2 : Math.toIntExact(weights.size(1));
    }

    /// `[columns]` for the second of two classes, or `[columns, classes]`
    public Tensor weights() {
        return weights.size(1) == 1 ? weights.squeeze(1) : weights;
    }

    /// `[]`, or `[classes]`
    public Tensor intercept() {
        return weights.size(1) == 1 ? intercept.squeeze(0) : intercept;
    }

    /// log p(class | row) = s - log Σ eˢ,  s = x·W + b
    @Override
    public Tensor scores(Tensor x) {
        Tensor rows = Examples.asked(WHO, x, weights.size(0));
        return SoftmaxObjective.logProbabilities(rows.matmul(weights), intercept);
    }

    @Override
    public Saved saved() {
        return Saved.of(TYPE, Map.of(), Map.of("weights", weights, "intercept", intercept));
    }

    public static LogisticRegression restore(Saved saved) {
        Tensor weights = saved.tensor("weights", -1, -1);
        return new LogisticRegression(weights, saved.tensor("intercept", weights.size(1)));
    }

    @Override
    public String toString() {
        return "LogisticRegression(%d columns, %d classes)".formatted(weights.size(0), classes());
    }
}
