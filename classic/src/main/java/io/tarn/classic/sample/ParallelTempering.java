package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Several walkers at once, on the target and on ever flatter powers of it, which change places: for modes that lie far apart.
///
/// The flattest one crosses between the modes and hands places down. Only the walker on the target itself is kept.
public final class ParallelTempering implements MarkovSampler {
    private static final String WHO = "parallel tempering";

    private final LogDensity target;
    private final Config config;

    /// @param levels how many temperatures, from 1 to the hottest by equal factors
    /// @param hottest the target is raised to the power 1/hottest there
    /// @param acceptance that every walker's step size is tuned to in warm-up
    public record Config(int levels, double hottest, double acceptance) {
        public Config {
            if (levels < 2) {
                throw TensorException.of(
                        WHO, "2 levels or more", levels, "with one, take MetropolisHastings");
            }
            if (!(hottest > 1) || hottest == Double.POSITIVE_INFINITY) {
                throw TensorException.of(WHO, "a hottest temperature above 1", hottest, "take 100");
            }
            MetropolisHastings.requireAcceptance(WHO, acceptance);
        }

        public Config levels(int count) {
            return new Config(count, hottest, acceptance);
        }

        public Config hottest(double temperature) {
            return new Config(levels, temperature, acceptance);
        }

        public Config acceptance(double part) {
            return new Config(levels, hottest, part);
        }
    }

    private ParallelTempering(LogDensity target, Config config) {
        this.target = target;
        this.config = config;
    }

    public static ParallelTempering of(LogDensity target) {
        return of(target, c -> c);
    }

    public static ParallelTempering of(LogDensity target, UnaryOperator<Config> choose) {
        return new ParallelTempering(target, choose.apply(new Config(6, 100, 0.3)));
    }

    @Override
    public String name() {
        return WHO;
    }

    @Override
    public Walk walk(double[] start, int warmUp, RandomGenerator random) {
        List<RandomWalk> walkers = new ArrayList<>();
        for (int k = 0; k < config.levels(); k++) {
            // β_k = T^(-k/(K - 1))
            double beta = Math.pow(config.hottest(), -k / (config.levels() - 1.0));
            walkers.add(
                    new RandomWalk(
                            WHO,
                            target,
                            Proposal.normal(),
                            beta,
                            config.acceptance(),
                            start,
                            warmUp,
                            random));
        }
        return () -> step(walkers, random);
    }

    /// Every walker takes a step; then a pair of neighbours that is drawn by chance may change places.
    private static Walk.Step step(List<RandomWalk> walkers, RandomGenerator random) {
        double acceptance = walkers.getFirst().step();
        walkers.subList(1, walkers.size()).forEach(RandomWalk::step);
        int k = random.nextInt(walkers.size() - 1);
        walkers.get(k).swap(walkers.get(k + 1));
        RandomWalk cold = walkers.getFirst();
        return new Walk.Step(cold.place(), acceptance, walkers.size(), false, cold.size());
    }
}
