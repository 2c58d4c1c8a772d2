package io.tarn.recipes.sick;

import static io.tarn.doctor.finding.Condition.BAD_VALUES;
import static io.tarn.doctor.finding.Condition.CLASS_IMBALANCE;
import static io.tarn.doctor.finding.Condition.LEAKAGE;
import static io.tarn.doctor.finding.Condition.TINY_VALIDATION;
import static io.tarn.doctor.finding.Condition.UNSCALED_INPUTS;

import io.tarn.recipes.sick.Fault.Hurt;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Mistakes in the examples.
final class DataFaults {
    private static final int RARE = 100;
    private static final double[] GARBAGE = {Double.NaN, 1e6, Double.POSITIVE_INFINITY};
    private static final double[] UNITS = {255, 1_000, 255, 5_000};

    private DataFaults() {}

    static final List<Fault> ALL =
            List.of(
                    Fault.of("unscaled-inputs", UNSCALED_INPUTS, DataFaults::unscaled)
                            .where(Ward::hasNumbers),
                    Fault.of("corrupt-values", BAD_VALUES, DataFaults::corrupt)
                            .where(Ward::hasNumbers),
                    Fault.of("copied-rows", LEAKAGE, DataFaults::copied).hurting(Hurt.JUDGEMENT),
                    Fault.of("answer-as-a-column", LEAKAGE, DataFaults::column)
                            .where(DataFaults::isTable),
                    Fault.of("rare-classes", CLASS_IMBALANCE, DataFaults::imbalanced)
                            .where(Fault::hasClasses),
                    Fault.of("tiny-validation", TINY_VALIDATION, DataFaults::tiny)
                            .hurting(Hurt.JUDGEMENT));

    private static void tiny(Setting s) {
        s.validation = s.validation.first(s.seed % 2 == 0 ? 20 : 10);
    }

    private static boolean isTable(Ward ward) {
        return ward.hasNumbers() && !ward.hasPictures();
    }

    /// Pictures from 0 to 255 and more; in tables every second column in another unit; by Adam, or by descent.
    private static void unscaled(Setting s) {
        double unit = UNITS[(int) (s.seed % UNITS.length)];
        if (s.seed % 2 == 1) {
            s.rule = Control.descent(s);
        }
        if (s.ward.hasPictures()) {
            s.unit = unit;
            s.everywhere(sheet -> sheet.inputs(x -> x.mul(unit)));
            return;
        }
        double[] factors = new double[s.inputs()];
        Arrays.setAll(factors, j -> j % 2 == 0 ? unit : 1);
        Tensor row = Tensor.of(factors, 1, factors.length).toFloat();
        s.everywhere(sheet -> sheet.inputs(x -> x.mul(row)));
    }

    /// One value in a hundred is none, or nonsense.
    private static void corrupt(Setting s) {
        double value = GARBAGE[(int) (s.seed % GARBAGE.length)];
        SplittableRandom chance = s.chance(4);
        s.seen(sheet ->
                sheet.inputs(x -> {
                    Tensor mark = Rows.marks(Math.toIntExact(x.elements()), 0.01, chance);
                    return x.maskedFill(mark.reshape(x.shape().toArray()).gt(0), value);
                }));
    }

    /// Half of the validation rows are training rows.
    private static void copied(Setting s) {
        int half = s.validation.size() / 2;
        s.validation = s.validation.first(half).and(s.training.first(half));
    }

    /// A column that is filled in when the answer is known; of new rows nobody knows it.
    private static void column(Setting s) {
        s.seen(sheet -> sheet.inputs(x -> Tensor.cat(List.of(x, answer(sheet)), 1)));
        s.test = s.test.inputs(x -> Tensor.cat(List.of(x, answer(s.test).mul(0)), 1));
    }

    private static Tensor answer(Sheet sheet) {
        return sheet.y().toFloat().reshape(-1, 1);
    }

    /// One class in a hundred of what it was, of ten classes three.
    private static void imbalanced(Setting s) {
        int rare = Math.max(1, s.ward.classes() / 3);
        s.seen(sheet -> {
            int[] classes = sheet.classes();
            int[] seen = new int[s.ward.classes()];
            return sheet.rows(
                    Rows.where(
                            sheet.size(),
                            i -> classes[i] >= rare || seen[classes[i]]++ % RARE == 0));
        });
    }
}
