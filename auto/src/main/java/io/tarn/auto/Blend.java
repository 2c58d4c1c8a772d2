package io.tarn.auto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The weighted mean of several learners.
record Blend(List<Contestant> members, List<Double> weights) implements Learner {
    private static final int PICKS = 12;

    /// The plain mean of all that are worse than the best by less than two standard errors. With few rows the losses say no more than
    /// that, and weights that were chosen by them would be chosen by chance.
    static Blend even(Problem problem, List<Fold> folds, List<Contestant> contestants) {
        return of(contestants, nearlyBest(problem, folds, contestants, 2));
    }

    /// Begins with all that are worse than the best by less than one standard error. Then again and again the one that lowers the
    /// validation loss most joins, as often as it likes (Caruana and others, 2004).
    static Blend greedy(Problem problem, List<Fold> folds, List<Contestant> contestants) {
        int[] picks = nearlyBest(problem, folds, contestants, 1);
        double loss = CrossValidation.loss(problem, folds, mean(contestants, picks, folds.size()));
        for (int pick = 0; pick < PICKS; pick++) {
            int best = -1;
            for (int c = 0; c < picks.length; c++) {
                picks[c]++;
                var next = mean(contestants, picks, folds.size());
                double nextLoss = CrossValidation.loss(problem, folds, next);
                if (nextLoss < loss - 1e-12) {
                    loss = nextLoss;
                    best = c;
                }
                picks[c]--;
            }
            if (best < 0) {
                break;
            }
            picks[best]++;
        }
        return of(contestants, picks);
    }

    private static Blend of(List<Contestant> contestants, int... picks) {
        int[] chosen = IntStream.range(0, picks.length).filter(c -> picks[c] > 0).toArray();
        double all = IntStream.of(picks).sum();
        List<Contestant> members = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int c : chosen) {
            members.add(contestants.get(c));
            weights.add(picks[c] / all);
        }
        return new Blend(members, weights);
    }

    /// 1 for each that is not clearly worse than the best, else 0.
    private static int[] nearlyBest(
            Problem problem, List<Fold> folds, List<Contestant> contestants, double slack) {
        Trial best = Contestant.best(contestants).trial();
        return contestants.stream()
                .mapToInt(c -> isNearly(problem, folds, c.trial(), best, slack) ? 1 : 0)
                .toArray();
    }

    /// Whether the losses of `one` exceed those of `other` by less than so many standard errors of the difference.
    private static boolean isNearly(
            Problem problem, List<Fold> folds, Trial one, Trial other, double slack) {
        double[] own = losses(problem, folds, one);
        double[] least = losses(problem, folds, other);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < own.length; i++) {
            sum += own[i] - least[i];
            squares += (own[i] - least[i]) * (own[i] - least[i]);
        }
        double mean = sum / own.length;
        double variance = Math.max(0, squares / own.length - mean * mean);
        return mean <= slack * Math.sqrt(variance / own.length);
    }

    private static double[] losses(Problem problem, List<Fold> folds, Trial trial) {
        return IntStream.range(0, folds.size())
                .boxed()
                .flatMapToDouble(fold -> {
                    double[] y = folds.get(fold).validation().y();
                    double[][] p = trial.validation().get(fold);
                    return IntStream.range(0, y.length)
                            .mapToDouble(i -> Losses.one(problem, p[i], y[i]));
                })
                .toArray();
    }

    private static List<double[][]> mean(List<Contestant> contestants, int[] picks, int folds) {
        double all = IntStream.of(picks).sum();
        int[] chosen = IntStream.range(0, picks.length).filter(c -> picks[c] > 0).toArray();
        double[] weights = IntStream.of(chosen).mapToDouble(c -> picks[c] / all).toArray();
        return IntStream.range(0, folds)
                .mapToObj(fold ->
                        Average.mean(
                                IntStream.of(chosen)
                                        .mapToObj(c ->
                                                contestants.get(c).trial().validation().get(fold))
                                        .toList(),
                                weights))
                .toList();
    }

    @Override
    public String name() {
        return "average of "
                + members.stream().map(m -> m.learner().name()).collect(Collectors.joining(" + "));
    }

    @Override
    public String idea() {
        return "the weighted mean of the best ones, whose mistakes differ";
    }

    @Override
    public Trial search(Problem problem, List<Fold> folds, Clock clock) {
        double[] shares = shares();
        List<double[][]> validation = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            int fold = i;
            validation.add(
                    Average.mean(
                            members.stream().map(m -> m.trial().validation().get(fold)).toList(),
                            shares));
        }
        double training = 0;
        Map<String, Double> settings = new LinkedHashMap<>();
        for (int m = 0; m < shares.length; m++) {
            training += shares[m] * members.get(m).trial().trainingLoss();
            settings.put(members.get(m).learner().name(), shares[m]);
        }
        double loss = CrossValidation.loss(problem, folds, validation);
        return new Trial(settings, validation, training, loss, 1, new double[0], new double[0]);
    }

    private double[] shares() {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public Model fit(Problem problem, Examples training, Trial trial) {
        return new Average(
                members.stream().map(m -> m.learner().fit(problem, training, m.trial())).toList(),
                shares());
    }
}
