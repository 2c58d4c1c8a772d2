package io.tarn.classic.sample;

import java.util.random.RandomGenerator;

/// One Metropolis-Hastings walker on a target raised to the power β.
final class RandomWalk {
    private final String who;
    private final LogDensity target;
    private final Proposal proposal;
    private final double beta;
    private final StepSize size;
    private final int warmUp;
    private final RandomGenerator random;
    private double[] place;
    private double logDensity;
    private int steps;

    RandomWalk(
            String who,
            LogDensity target,
            Proposal proposal,
            double beta,
            double acceptance,
            double[] start,
            int warmUp,
            RandomGenerator random) {
        this.who = who;
        this.target = target;
        this.proposal = proposal;
        this.beta = beta;
        this.size = new StepSize(acceptance, 1);
        this.warmUp = warmUp;
        this.random = random;
        this.place = start.clone();
        this.logDensity = LogDensities.atStart(who, target, place);
    }

    /// A try to go on: the probability with which it is accepted.
    double step() {
        double[] next = proposal.from(place, size.now(), random);
        double there = LogDensities.at(who, target, next);
        // log α = β·(log p(x') - log p(x)) + log q(x | x') - log q(x' | x)
        double logRatio = beta * (there - logDensity) + proposal.logRatio(place, next, size.now());
        if (Math.log(random.nextDouble()) < logRatio) {
            place = next;
            logDensity = there;
        }
        double acceptance = Math.min(1, Math.exp(logRatio));
        if (steps++ < warmUp) {
            size.learn(acceptance);
            if (steps == warmUp) {
                size.settle();
            }
        }
        return acceptance;
    }

    /// Changes places with a neighbour with probability min(1, exp((β - β')·(log p(x') - log p(x)))).
    double swap(RandomWalk other) {
        double logRatio = (beta - other.beta) * (other.logDensity - logDensity);
        if (Math.log(random.nextDouble()) < logRatio) {
            double[] here = place;
            double height = logDensity;
            place = other.place;
            logDensity = other.logDensity;
            other.place = here;
            other.logDensity = height;
        }
        return Math.min(1, Math.exp(logRatio));
    }

    double[] place() {
        return place;
    }

    double size() {
        return size.now();
    }
}
