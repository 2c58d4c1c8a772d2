package io.tarn.auto;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets the learners compete: baselines first, then trees, then networks of growing size, at last a blend of the best.
final class Contest {
    /// A blend must lower the loss to this share to be worth its size.
    private static final double WORTH = 0.995;

    /// Below this the best one may just have been lucky, so that the blend of all that are nearly as good is chosen.
    private static final int FEW_ROWS = 2000;

    private final Problem problem;
    private final Aim aim;
    private final Material material;
    private final List<Fold> folds;
    private final List<Fold> round;
    private final Consumer<AutoEvent> listener;
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> late = new ArrayList<>();

    Contest(Problem problem, Aim aim, Material material, Consumer<AutoEvent> listener) {
        this.problem = problem;
        this.aim = aim;
        this.material = material;
        this.folds = material.folds(aim);
        this.round = folds.subList(0, material.round());
        this.listener = listener;
    }

    List<Contestant> contestants() {
        return List.copyOf(contestants);
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (!late.isEmpty()) {
            all.add(
                    "the time was up before everything was tried for %s: another run may differ"
                            .formatted(String.join(", ", late)));
        }
        return all;
    }

    /// The first round of folds, which every contestant was judged on.
    List<Fold> round() {
        return round;
    }

    Contestant run(Clock clock) {
        enter(Constant.learner(problem.kind()), folds, clock, 0.5);
        if (folds.getFirst().training().inputs().categories().length > 0) {
            enter(new LinearRegression(problem.kind()), folds, clock, 0.15);
            enter(new SupportVectors(), folds, clock, 0.12);
            enter(new BoostedTrees(), round, clock, 0.5);
            networks(clock);
            return blend();
        } else {
            notes.add("no column has anything to learn from, so the answer is always the same");
        }
        return Contestant.best(contestants);
    }

    private void networks(Clock clock) {
        List<NetworkGuide.Tried> tried = new ArrayList<>();
        Optional<NetworkShape> next = NetworkGuide.next(tried);
        List<NetworkIntake> intakes = NetworkIntake.fitting(folds.getFirst().training().inputs());
        while (next.isPresent() && !clock.isOver()) {
            Contestant better = better(next.get(), intakes, clock);
            tried.add(new NetworkGuide.Tried(next.get(), better.trial()));
            if (better.learner() instanceof Networks network) {
                intakes = List.of(network.intake()); // the first size shows which is better
            }
            next = NetworkGuide.next(tried);
        }
        if (next.isPresent()) {
            notes.add("the time was up before a network of %s was tried".formatted(next.get()));
        }
    }

    /// The best of the ways in which categories come into a network of this size.
    private Contestant better(NetworkShape shape, List<NetworkIntake> intakes, Clock clock) {
        List<Contestant> tried = new ArrayList<>();
        for (NetworkIntake intake : intakes) {
            tried.add(enter(new Networks(shape, intake), round, clock, 0.5));
        }
        return Contestant.best(tried);
    }

    /// The blend of the learners and the best network, if it is worth it, else the best one.
    private Contestant blend() {
        Contestant best = Contestant.best(contestants);
        List<Contestant> some = new ArrayList<>(contestants.subList(1, contestants.size()));
        some.removeIf(c -> c.learner() instanceof Networks);
        contestants.stream()
                .filter(c -> c.learner() instanceof Networks)
                .min(java.util.Comparator.comparingDouble(Contestant::loss))
                .ifPresent(some::add);
        boolean few = material.training().length < FEW_ROWS;
        Blend blend = few ? Blend.even(problem, round, some) : Blend.greedy(problem, round, some);
        if (blend.members().size() < 2 || best.learner() instanceof Constant.Baseline) {
            return best;
        }
        Trial trial = blend.search(problem, round, Clock.of(Duration.ZERO));
        boolean isWorth = few || trial.validationLoss() < WORTH * best.loss();
        return isWorth ? add(blend, trial, System.nanoTime()) : best;
    }

    private Contestant enter(Learner learner, List<Fold> judges, Clock clock, double share) {
        listener.accept(new AutoEvent.Trying(learner.name(), clock.secondsLeft()));
        long began = System.nanoTime();
        Clock own = clock.share(share);
        Trial trial = learner.search(problem, judges, own);
        if (own.isOver()) {
            late.add(learner.name());
        }
        return add(learner, trial, began);
    }

    private Contestant add(Learner learner, Trial trial, long began) {
        var seen = trial.validation().subList(0, round.size());
        double loss = CrossValidation.loss(problem, round, seen);
        Score score = Measures.main(problem.kind(), judged(seen), problem.seed());
        Candidate candidate =
                new Candidate(
                        learner.name(),
                        learner.idea(),
                        trial.settings(),
                        trial.tried(),
                        score,
                        trial.trainingLoss(),
                        loss,
                        list(trial.curve()),
                        list(trial.trainingCurve()),
                        (System.nanoTime() - began) / 1e9);
        Contestant contestant = new Contestant(learner, trial, candidate, loss);
        contestants.add(contestant);
        listener.accept(new AutoEvent.Tried(candidate));
        return contestant;
    }

    /// The predictions of the first round, in the form of the file.
    Measures.Judged judged(List<double[][]> predictions) {
        List<double[]> all = new ArrayList<>();
        List<Double> actual = new ArrayList<>();
        for (int i = 0; i < round.size(); i++) {
            all.addAll(List.of(aim.restored(predictions.get(i))));
            for (double y : material.actual(aim, round.get(i).rows())) {
                actual.add(y);
            }
        }
        return new Measures.Judged(
                all.toArray(double[][]::new),
                actual.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Double> list(double[] curve) {
        return java.util.Arrays.stream(curve).boxed().toList();
    }
}
