package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Hamiltonian Monte Carlo that finds out itself how far to roll: until the way turns back.
///
/// The multinomial form (Hoffman and Gelman 2014; Betancourt 2017). The first choice where there is a gradient: nothing has to be tuned by hand.
public final class NoUTurnSampler implements MarkovSampler {
    private static final String WHO = "NUTS";

    private final SmoothDensity target;
    private final Config config;

    /// @param acceptance that the step size is tuned to in warm-up; higher makes smaller steps, against divergences
    /// @param depth the most doublings of one way: at most 2^depth leapfrog steps
    public record Config(double acceptance, int depth) {
        public Config {
            MetropolisHastings.requireAcceptance(WHO, acceptance);
            if (depth < 1 || depth > 20) {
                throw TensorException.of(WHO, "a depth from 1 to 20", depth, "take 10");
            }
        }

        public Config acceptance(double part) {
            return new Config(part, depth);
        }

        public Config depth(int doublings) {
            return new Config(acceptance, doublings);
        }
    }

    private NoUTurnSampler(SmoothDensity target, Config config) {
        this.target = target;
        this.config = config;
    }

    public static NoUTurnSampler of(SmoothDensity target) {
        return of(target, c -> c);
    }

    public static NoUTurnSampler of(SmoothDensity target, UnaryOperator<Config> choose) {
        return new NoUTurnSampler(target, choose.apply(new Config(0.8, 10)));
    }

    @Override
    public String name() {
        return WHO;
    }

    @Override
    public Walk walk(double[] start, int warmUp, RandomGenerator random) {
        var hamiltonian = new Hamiltonian(WHO, target, start.length);
        Phase first = hamiltonian.start(start);
        var tuning = new Tuning(hamiltonian, config.acceptance(), first, warmUp, random);
        hamiltonian.takeEvaluations();
        return new Roll(hamiltonian, tuning, config.depth(), first, random);
    }

    private static final class Roll implements Walk {
        private final Hamiltonian hamiltonian;
        private final Tuning tuning;
        private final int depth;
        private final RandomGenerator random;
        private Phase here;

        Roll(
                Hamiltonian hamiltonian,
                Tuning tuning,
                int depth,
                Phase start,
                RandomGenerator random) {
            this.hamiltonian = hamiltonian;
            this.tuning = tuning;
            this.depth = depth;
            this.here = start;
            this.random = random;
        }

        @Override
        public Step next() {
            double epsilon = tuning.size();
            Phase start = hamiltonian.push(here, random);
            var trajectory = new Trajectory(hamiltonian, start, epsilon, random);
            here = trajectory.draw(depth);
            double acceptance = trajectory.acceptance();
            tuning.learn(acceptance, here, random);
            return new Step(
                    here.q(),
                    acceptance,
                    hamiltonian.takeEvaluations(),
                    trajectory.diverged(),
                    epsilon);
        }
    }
}
