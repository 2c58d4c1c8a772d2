package io.tarn.auto;

import io.tarn.data.table.Target;
import java.util.List;

/// Whether numbers are learned as they are or as logarithms: what boosted trees do better with, measured on the numbers of the file.
final class LogChoice {
    private LogChoice() {}

    static Aim of(Target target, Material material, long seed, Clock clock, List<String> notes) {
        Aim plain = new Aim(target, false);
        if (target.isClassification() || !target.isLog()) {
            return plain;
        }
        Aim logarithm = new Aim(target, true);
        double plainError = error(plain, material, seed, clock);
        double logError = error(logarithm, material, seed, clock);
        boolean better = logError < plainError;
        notes.add(
                "%s is very uneven; learning its logarithm makes predictions %s (RMSE %s, without %s)"
                        .formatted(
                                target.name(),
                                better ? "better, so that is done" : "no better, so it is not done",
                                Score.text(logError),
                                Score.text(plainError)));
        return better ? logarithm : plain;
    }

    /// The validation error in the first fold, in the numbers of the file.
    private static double error(Aim aim, Material material, long seed, Clock clock) {
        var one =
                new Material(
                        material.inputs(),
                        material.answers(),
                        material.training(),
                        material.test(),
                        material.blocks(),
                        material.parts().subList(0, 1),
                        1);
        List<Fold> folds = one.folds(aim);
        if (folds.getFirst().training().inputs().categories().length == 0) {
            return 0;
        }
        var problem = new Problem(TaskKind.REGRESSION, 1, seed);
        Trial trial = BoostedTrees.once(problem, folds, clock.share(0.1));
        double[][] predictions = aim.restored(trial.validation().getFirst());
        double[] actual = material.actual(aim, folds.getFirst().rows());
        return Measures.rootMeanSquare(new Measures.Judged(predictions, actual));
    }
}
