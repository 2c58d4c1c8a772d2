package io.tarn.auto;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Gives the same answer for every row: the mean, or how often each class comes.
record Constant(double[] answer) implements Model {
    /// The least that every other candidate has to beat.
    static Learner learner(TaskKind kind) {
        return new Baseline(kind.isClassification() ? "majority" : "mean");
    }

    @Override
    public double[][] predict(Inputs rows) {
        double[][] same = new double[rows.size()][];
        Arrays.setAll(same, i -> answer.clone());
        return same;
    }

    @Override
    public Map<String, Object> save(Parts parts) {
        return Map.of("type", "constant", "answer", Parts.list(answer));
    }

    static Constant load(Saved saved, int outputs) {
        return new Constant(saved.numbers("answer", outputs));
    }

    record Baseline(String name) implements Learner {
        @Override
        public String idea() {
            return "ignores the columns and always gives the " + name;
        }

        @Override
        public Trial search(Problem problem, List<Fold> folds, Clock clock) {
            return CrossValidation.trial(
                    problem, folds, Map.of(), fold -> average(problem, fold.training()));
        }

        @Override
        public Model fit(Problem problem, Examples training, Trial trial) {
            return average(problem, training);
        }

        private static Constant average(Problem problem, Examples rows) {
            double[] sum = new double[problem.outputs()];
            for (double y : rows.y()) {
                if (problem.kind().isClassification()) {
                    sum[(int) y]++;
                } else {
                    sum[0] += y;
                }
            }
            return new Constant(Arrays.stream(sum).map(s -> s / rows.size()).toArray());
        }
    }
}
