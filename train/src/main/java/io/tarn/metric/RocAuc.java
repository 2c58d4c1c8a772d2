package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The area under the ROC curve: the chance that an example of the class gets a higher score than one of the rest.
///
/// 1 is perfect, 0.5 is chance. Equal scores count half. Where a class has no examples, or all of them, there is no such chance: NaN.
public final class RocAuc implements Metric {
    private final ScoreSheet sheet;

    private RocAuc(ScoreSheet sheet) {
        this.sheet = sheet;
    }

    /// For two classes; class 1 is the one to be found.
    public static RocAuc of() {
        return of(2);
    }

    /// For several classes: the mean over each class against the rest.
    public static RocAuc of(int classes) {
        return new RocAuc(new ScoreSheet(classes));
    }

    @Override
    public String name() {
        return "roc_auc";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        sheet.add("RocAuc", prediction, target);
    }

    @Override
    public double value() {
        return reason().isPresent()
                ? Double.NaN
                : sheet.judged()
                        .mapToDouble(label -> sheet.ranking(label).areaUnderRoc())
                        .average()
                        .orElseThrow();
    }

    /// The value of one class against the rest.
    public double value(int label) {
        return reason().isPresent() ? Double.NaN : sheet.ranking(label).areaUnderRoc();
    }

    /// The curve of class 1.
    public RocCurve curve() {
        return curve(1);
    }

    /// The curve of a class against the rest.
    public RocCurve curve(int label) {
        return RocCurve.of(sheet.ranking(label));
    }

    @Override
    public Optional<String> reason() {
        return sheet.reason(true);
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
