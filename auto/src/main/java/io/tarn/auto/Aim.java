package io.tarn.auto;

import io.tarn.data.table.Column;
import io.tarn.data.table.Target;
import java.util.Arrays;

/// What is predicted, in the form that is learned and in the form of the file.
///
/// @param logarithm whether the logarithm of the numbers is learned
record Aim(Target target, boolean logarithm) {
    TaskKind kind() {
        if (!target.isClassification()) {
            return TaskKind.REGRESSION;
        }
        return target.levels().size() == 2 ? TaskKind.BINARY : TaskKind.MULTI_CLASS;
    }

    int outputs() {
        return target.isClassification() ? target.levels().size() : 1;
    }

    /// What the learners see.
    double[] learned(Column column) {
        return logarithm ? target.learned(column) : actual(column);
    }

    /// The class or the number of the file.
    double[] actual(Column column) {
        return target.isClassification()
                ? Arrays.stream(target.classes(column)).asDoubleStream().toArray()
                : target.values(column);
    }

    double restored(double learned) {
        return logarithm ? target.restored(learned) : learned;
    }

    double[][] restored(double[][] predictions) {
        return !logarithm
                ? predictions
                : Arrays.stream(predictions)
                        .map(row -> new double[] {restored(row[0])})
                        .toArray(double[][]::new);
    }
}
