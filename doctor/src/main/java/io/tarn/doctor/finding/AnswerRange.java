package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Answers;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.nn.Layer;
import io.tarn.nn.Modes;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.List;

/// Between which numbers the answers of a net lie, before training and after it.
///
/// @param areProbabilities whether rows sum up to 1 both times
/// @param areLogarithms whether rows are logarithms of such both times
/// @param start least and greatest before training, and `end` after it; the same where the end is no number
record AnswerRange(boolean areProbabilities, boolean areLogarithms, Span start, Span end) {
    private static final double NEAR = 0.1;
    private static final double TINY = 1e-6;

    /// @param least of all answers
    record Span(double least, double greatest, boolean probabilities, boolean logarithms) {
        boolean isFinite() {
            return Double.isFinite(least) && Double.isFinite(greatest);
        }
    }

    /// Of a net and its training examples.
    static AnswerRange of(Case patient) {
        return patient.once(
                "definition: range of answers",
                () -> {
                    Span start = patient.atStart(task -> span(task, patient.training()));
                    Span end = patient.atEnd(task -> span(task, patient.training()));
                    Span last = end.isFinite() ? end : start;
                    return new AnswerRange(
                            start.probabilities && last.probabilities,
                            start.logarithms && last.logarithms,
                            start,
                            last);
                });
    }

    private static Span span(Task task, Sample sample) {
        Layer net = (Layer) task.net();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        boolean probabilities = true;
        boolean logarithms = true;
        try (var modes = Modes.eval(net);
                var off = Gradient.off()) {
            for (var batch : sample.batches()) {
                try (var scope = Scope.open()) {
                    Tensor answer = net.forward(batch.x()).toFloat();
                    least = Math.min(least, answer.min().item());
                    greatest = Math.max(greatest, answer.max().item());
                    probabilities &= Answers.areProbabilities(answer);
                    logarithms &= Answers.areLogProbabilities(answer);
                }
            }
        }
        return new Span(least, greatest, probabilities, logarithms);
    }

    double least() {
        return Math.min(start.least, end.least);
    }

    double greatest() {
        return Math.max(start.greatest, end.greatest);
    }

    boolean isWithin(double from, double to) {
        return least() >= from && greatest() <= to;
    }

    /// Whether answers after training come to where sigmoids, tanhs and ReLUs end: they want to go on.
    boolean isAtItsEdge() {
        boolean atZero = least() >= -TINY && end.least < NEAR;
        boolean atOne = greatest() <= 1 + TINY && end.greatest > 1 - NEAR;
        boolean atMinusOne = least() >= -1 - TINY && end.least < NEAR - 1;
        boolean isUnit = isWithin(-TINY, 1 + TINY);
        return atZero
                || (isUnit && atOne)
                || (isWithin(-1 - TINY, 1 + TINY) && (atOne || atMinusOne));
    }

    Chart chart(double leastTarget, double greatestTarget) {
        return Bars.of("What the net answers", List.of("before training", "after it", "targets"))
                .bars("least", start.least, end.least, leastTarget)
                .bars("greatest", start.greatest, end.greatest, greatestTarget);
    }
}
