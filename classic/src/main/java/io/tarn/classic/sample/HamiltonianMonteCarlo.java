package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The chain that rolls: it gets a random push, follows the gradient for some steps, and keeps the end with probability min(1, exp(-ΔH)).
///
/// The number of steps is drawn anew each time, so that it does not fall into the target's rhythm.
public final class HamiltonianMonteCarlo implements MarkovSampler {
    private static final String WHO = "HMC";
    static final double LOST = 1000; // an error of the energy: the motion has diverged

    private final SmoothDensity target;
    private final Config config;

    /// @param steps the most leapfrog steps of one draw; from 1 to this many, equally likely
    /// @param acceptance that the step size is tuned to in warm-up
    public record Config(int steps, double acceptance) {
        public Config {
            if (steps < 1) {
                throw TensorException.of(WHO, "one leapfrog step or more", steps, "take 20");
            }
            MetropolisHastings.requireAcceptance(WHO, acceptance);
        }

        public Config steps(int most) {
            return new Config(most, acceptance);
        }

        public Config acceptance(double part) {
            return new Config(steps, part);
        }
    }

    private HamiltonianMonteCarlo(SmoothDensity target, Config config) {
        this.target = target;
        this.config = config;
    }

    public static HamiltonianMonteCarlo of(SmoothDensity target) {
        return of(target, c -> c);
    }

    public static HamiltonianMonteCarlo of(SmoothDensity target, UnaryOperator<Config> choose) {
        return new HamiltonianMonteCarlo(target, choose.apply(new Config(20, 0.8)));
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
        return new Roll(hamiltonian, tuning, config.steps(), first, random);
    }

    private static final class Roll implements Walk {
        private final Hamiltonian hamiltonian;
        private final Tuning tuning;
        private final int steps;
        private final RandomGenerator random;
        private Phase here;

        Roll(
                Hamiltonian hamiltonian,
                Tuning tuning,
                int steps,
                Phase start,
                RandomGenerator random) {
            this.hamiltonian = hamiltonian;
            this.tuning = tuning;
            this.steps = steps;
            this.here = start;
            this.random = random;
        }

        @Override
        public Step next() {
            double epsilon = tuning.size();
            Phase end = hamiltonian.push(here, random);
            double first = hamiltonian.energy(end);
            double last = first;
            double least = first;
            double most = first;
            int length = 1 + random.nextInt(steps);
            for (int i = 0; i < length && most - least <= LOST; i++) {
                end = hamiltonian.leapfrog(end, epsilon);
                last = hamiltonian.energy(end);
                least = Math.min(least, last);
                most = Math.max(most, last); // NaN stays
            }
            // judged by all places of the way, so that the way back is judged alike
            boolean diverged = !(most - least <= LOST);
            double acceptance = diverged ? 0 : Math.min(1, Math.exp(first - last));
            if (random.nextDouble() < acceptance) {
                here = end;
            }
            tuning.learn(acceptance, here, random);
            return new Step(here.q(), acceptance, hamiltonian.takeEvaluations(), diverged, epsilon);
        }
    }
}
