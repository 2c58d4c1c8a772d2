package io.tarn.doctor.data;

import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A test whether the same inputs mean the same answers in training and validation.
///
/// One learner (ridge regression on a radial kernel) is trained on equally many rows of each side. Its skill is the share of the answers that
/// it explains (R², for classes of their indicators): `home` within training, `own` within validation (both out of fold, five runs of
/// neighbouring rows), `transfer` from training to validation. Where transfer is below half of own, what is learned in training is not true of
/// validation. Where own is below half of home, answers of validation are scrambled. Honest splits give three equal numbers.
///
/// Use it where [DomainTest] finds no difference: other inputs lower the transfer too. It sees only what such a learner can learn; where
/// home is near chance it is blind. Measured on 200 draws each, with 60 and 200 rows of validation: no honest split is changed, 1% and 0% are
/// scrambled; exchanged classes are always found, permuted labels in 97% and 100%.
/// Cost: under a second on 500 + 500 rows; no pass of the net.
///
/// @param ownP one-sided p value of own > transfer, paired over the rows of validation
/// @param homeP one-sided p value of home > own
public record ConceptShift(
        double home, double own, double transfer, double ownP, double homeP, int rows) {
    private static final double LEAST_GAP = 0.1;
    private static final double LARGEST_P = 0.001;

    /// @param rows the most of each side
    public record Config(int rows, long seed) {
        public Config {
            if (rows < 20) {
                throw TensorException.of("ConceptShift", "20 rows or more", rows, "try 500");
            }
        }

        public Config rows(int most) {
            return new Config(most, seed);
        }

        public Config seed(long other) {
            return new Config(rows, other);
        }
    }

    /// Whether validation follows another rule: transfer is below half of own, by 0.1 or more, with p below 0.001.
    public boolean changed() {
        return isHalved(own, transfer) && ownP < LARGEST_P;
    }

    /// Whether validation follows no rule that training follows: own is below half of home, by 0.1 or more, with p below 0.001.
    public boolean scrambled() {
        return isHalved(home, own) && homeP < LARGEST_P;
    }

    private static boolean isHalved(double whole, double part) {
        return part < whole / 2 && whole - part >= LEAST_GAP && whole >= LEAST_GAP;
    }

    public static ConceptShift of(
            Tensor trainX, Tensor trainY, Tensor validationX, Tensor validationY) {
        return of(trainX, trainY, validationX, validationY, c -> c);
    }

    public static ConceptShift of(
            Tensor trainX,
            Tensor trainY,
            Tensor validationX,
            Tensor validationY,
            UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(500, 0));
        Rows.sameCount("ConceptShift", trainX.size(0), trainY.size(0));
        Rows.sameCount("ConceptShift", validationX.size(0), validationY.size(0));
        int n = (int) Math.min(config.rows, Math.min(trainX.size(0), validationX.size(0)));
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            int[] first = Rows.drawInOrder((int) trainX.size(0), n, config.seed);
            int[] second = Rows.drawInOrder((int) validationX.size(0), n, config.seed + 1);
            Tensor x = Tensor.cat(List.of(Rows.of(trainX, first), Rows.of(validationX, second)), 0);
            Tensor y = Tensor.cat(List.of(Rows.of(trainY, first), Rows.of(validationY, second)), 0);
            return measured(Features.standardised(Features.of(x)), y, n);
        }
    }

    private static ConceptShift measured(Tensor z, Tensor y, int n) {
        Tensor columns = Answers.of("ConceptShift", y); // [2n, answers]
        Tensor kernel = KernelRidge.radial(z, z, KernelRidge.width(z)); // [2n, 2n]
        Tensor mean = columns.meanKeep(0);
        Tensor here = columns.narrow(0, 0, n).sub(mean);
        Tensor there = columns.narrow(0, n, n).sub(mean);
        KernelRidge train = KernelRidge.of(kernel.narrow(0, 0, n).narrow(1, 0, n));
        KernelRidge validation = KernelRidge.of(kernel.narrow(0, n, n).narrow(1, n, n));
        Tensor toTrain = kernel.narrow(0, n, n).narrow(1, 0, n);
        int[] folds = Rows.folds(n);
        double[] home = Answers.skill(here, train.leftOut(here, folds));
        double[] own = Answers.skill(there, validation.leftOut(there, folds));
        double[] transfer = Answers.skill(there, train.predicted(toTrain, here));
        double[] paired = IntStream.range(0, n).mapToDouble(i -> own[i] - transfer[i]).toArray();
        return new ConceptShift(
                mean(home),
                mean(own),
                mean(transfer),
                above(mean(paired), variance(paired) / n),
                above(mean(home) - mean(own), (variance(home) + variance(own)) / n),
                n);
    }

    /// P(a mean as large by chance), where its variance is `squaredError`.
    private static double above(double mean, double squaredError) {
        return squaredError <= 0 ? 1 : Chance.normalAbove(mean / Math.sqrt(squaredError));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }

    /// The three skills.
    public Chart chart() {
        return Bars.of(
                        "Does validation follow the rule of training?",
                        List.of("within training", "within validation", "training to validation"))
                .bars("skill", home, own, transfer);
    }
}
