package io.tarn.recipes.sick;

import static io.tarn.doctor.finding.Condition.BATCH_SIZE;
import static io.tarn.doctor.finding.Condition.EVALUATION_BUG;
import static io.tarn.doctor.finding.Condition.INPUT_MISMATCH;
import static io.tarn.doctor.finding.Condition.LABEL_MISMATCH;
import static io.tarn.doctor.finding.Condition.LABEL_NOISE;
import static io.tarn.doctor.finding.Condition.OVERFITTING;
import static io.tarn.doctor.finding.Condition.SHARP_SOLUTION;
import static io.tarn.doctor.finding.Condition.TOO_LITTLE_DATA;
import static io.tarn.doctor.finding.Condition.WEAK_SUBGROUP;

import io.tarn.recipes.sick.Fault.Hurt;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/// What shows on examples that were not trained on.
final class TransferFaults {
    private static final double CLUSTER = 0.15;

    private TransferFaults() {}

    static final List<Fault> ALL =
            List.of(
                    // With 100 examples both are true: they are learned by heart, and too few.
                    Fault.of("100-samples", OVERFITTING, TransferFaults::learnedByHeart)
                            .or(TOO_LITTLE_DATA),
                    // Data cannot tell whether the world or the code changed the inputs.
                    Fault.of("changed-validation", INPUT_MISMATCH, TransferFaults::shift)
                            .or(EVALUATION_BUG)
                            .hurting(Hurt.VALIDATION),
                    Fault.of("permuted-labels", LABEL_MISMATCH, TransferFaults::relabel)
                            .where(Fault::isSupervised)
                            .hurting(Hurt.VALIDATION),
                    Fault.of("wrong-labels", LABEL_NOISE, TransferFaults::mislabel)
                            .where(Fault::isSupervised),
                    // Too few examples are learned by heart.
                    Fault.of("a-tenth-of-the-data", TOO_LITTLE_DATA, TransferFaults::few)
                            .or(OVERFITTING),
                    // It is done by a batch of all examples, and leads to poor generalisation.
                    Fault.of("large-batch-long", SHARP_SOLUTION, TransferFaults::sharp)
                            .or(BATCH_SIZE, OVERFITTING),
                    // The same as above, seen from the data.
                    Fault.of("unscaled-validation", EVALUATION_BUG, TransferFaults::unscaled)
                            .or(INPUT_MISMATCH)
                            .where(Ward::hasNumbers)
                            .hurting(Hurt.VALIDATION),
                    // Wrong labels, all in one place.
                    Fault.of("corrupt-cluster", WEAK_SUBGROUP, TransferFaults::cluster)
                            .or(LABEL_NOISE)
                            .where(ward -> ward.hasNumbers() && Fault.isSupervised(ward)));

    private static void few(Setting s) {
        s.training = s.training.first(s.training.size() / 10);
    }

    private static void learnedByHeart(Setting s) {
        s.training = s.training.first(100);
        s.epochs = 6 * s.epochs;
    }

    /// Pictures lie on their side, some columns of tables are larger and wider, words and letters come in another order.
    private static void shift(Setting s) {
        if (s.ward.hasPictures()) {
            s.validation = s.validation.inputs(x -> x.rot90(1, 2, 3));
        } else if (s.ward.hasNumbers()) {
            int some = s.inputs() / 2;
            s.validation =
                    s.validation.inputs(x ->
                            Tensor.cat(
                                    List.of(
                                            x.narrow(1, 0, some).mul(1.3).add(1.5),
                                            x.narrow(1, some, x.size(1) - some)),
                                    1));
        } else {
            Random random = Random.of(s.seed + 32);
            s.validation =
                    s.validation.inputs(x -> {
                        Tensor swapped = random.bernoulli(0.5, x.shape().toArray());
                        Tensor other = random.integers(1, x.max().itemLong(), x.shape().toArray());
                        return other.where(swapped.gt(0), x);
                    });
        }
    }

    /// Classes by other numbers, or numbers with another sign.
    private static void relabel(Setting s) {
        int classes = s.ward.classes();
        s.validation =
                s.validation.answers(y -> classes > 0 ? y.add(1).remainder(classes) : y.neg());
    }

    /// Two or three in ten answers are those of other rows.
    private static void mislabel(Setting s) {
        double share = s.seed % 2 == 0 ? 0.3 : 0.2;
        SplittableRandom chance = s.chance(34);
        s.seen(sheet -> exchanged(s, sheet, Rows.marks(sheet.size(), share, chance), chance));
    }

    /// The same of most rows in one region.
    private static void cluster(Setting s) {
        SplittableRandom chance = s.chance(38);
        Tensor centre = s.training.rows(chance.nextInt(s.training.size())).x();
        double radius = Rows.radius(s.training.x(), centre, CLUSTER);
        s.seen(sheet -> {
            Tensor there =
                    Rows.near(sheet.x(), centre, radius).mul(Rows.marks(sheet.size(), 0.8, chance));
            return exchanged(s, sheet, there, chance);
        });
    }

    /// Other classes, or the numbers of other rows, where there are marks.
    private static Sheet exchanged(Setting s, Sheet sheet, Tensor marks, SplittableRandom chance) {
        int classes = s.ward.classes();
        return sheet.answers(y -> {
            if (classes == 0) {
                Tensor order = Tensor.of(Rows.shuffled(sheet.size(), chance)).toLong();
                return y.indexSelect(0, order).where(marks.reshape(-1, 1).gt(0), y);
            }
            Tensor other = Random.of(chance.nextLong()).integers(1, classes, sheet.size());
            return y.add(other.mul(marks.toLong())).remainder(classes);
        });
    }

    private static void sharp(Setting s) {
        s.batch = 4_096;
        s.epochs = 8 * s.epochs;
        s.rule = s.rule.times(3);
    }

    /// Training rows were brought to mean 0 and deviation 1, or 0 to 1; validation rows were not.
    private static void unscaled(Setting s) {
        s.validation =
                s.validation.inputs(x -> s.ward.hasPictures() ? x.mul(255) : x.mul(12).add(30));
    }
}
