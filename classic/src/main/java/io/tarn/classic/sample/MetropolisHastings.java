package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The chain that tries a place and goes there with probability min(1, p(x')·q(x|x') / (p(x)·q(x'|x))), or else stays.
///
/// It needs no gradient, and takes small steps: d dimensions cost about d times as many.
public final class MetropolisHastings implements MarkovSampler {
    private static final String WHO = "Metropolis-Hastings";

    private final LogDensity target;
    private final Config config;

    /// @param proposal where to try; normal steps unless chosen
    /// @param acceptance that the step size is tuned to in warm-up
    public record Config(Proposal proposal, double acceptance) {
        public Config {
            requireAcceptance(WHO, acceptance);
        }

        public Config proposal(Proposal choice) {
            return new Config(choice, acceptance);
        }

        public Config acceptance(double part) {
            return new Config(proposal, part);
        }
    }

    private MetropolisHastings(LogDensity target, Config config) {
        this.target = target;
        this.config = config;
    }

    public static MetropolisHastings of(LogDensity target) {
        return of(target, c -> c);
    }

    public static MetropolisHastings of(LogDensity target, UnaryOperator<Config> choose) {
        return new MetropolisHastings(target, choose.apply(new Config(Proposal.normal(), 0.3)));
    }

    @Override
    public String name() {
        return WHO;
    }

    @Override
    public Walk walk(double[] start, int warmUp, RandomGenerator random) {
        var walker =
                new RandomWalk(
                        WHO,
                        target,
                        config.proposal(),
                        1,
                        config.acceptance(),
                        start,
                        warmUp,
                        random);
        return () -> {
            double acceptance = walker.step();
            return new Walk.Step(walker.place(), acceptance, 1, false, walker.size());
        };
    }

    static void requireAcceptance(String who, double acceptance) {
        if (!(acceptance > 0 && acceptance < 1)) {
            throw TensorException.of(
                    who,
                    "an acceptance between 0 and 1",
                    acceptance,
                    "take 0.3 for random walks, 0.8 with gradients");
        }
    }
}
