package io.tarn.classic.sample;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One way of the no-U-turn sampler: it doubles forwards or backwards in time until its ends come closer, and draws one of its places.
final class Trajectory {
    private final Hamiltonian hamiltonian;
    private final Phase start;
    private final double epsilon;
    private final RandomGenerator random;
    private final double energy; // at the start
    private double accepted;
    private int steps;
    private boolean diverged;

    /// A piece of the way.
    ///
    /// @param first its earliest place
    /// @param last its latest place
    /// @param momenta the sum of all its momenta
    /// @param drawn one of its places
    /// @param logWeight log Σ exp(H₀ - H) over its places
    private record Piece(
            Phase first, Phase last, double[] momenta, Phase drawn, double logWeight) {}

    Trajectory(Hamiltonian hamiltonian, Phase start, double epsilon, RandomGenerator random) {
        this.hamiltonian = hamiltonian;
        this.start = start;
        this.epsilon = epsilon;
        this.random = random;
        this.energy = hamiltonian.energy(start);
    }

    /// @param depth the most doublings
    Phase draw(int depth) {
        Piece way = new Piece(start, start, start.p(), start, 0);
        for (int doubling = 0; doubling < depth; doubling++) {
            boolean forwards = random.nextBoolean();
            Optional<Piece> more = piece(forwards ? way.last() : way.first(), forwards, doubling);
            if (more.isEmpty()) {
                break;
            }
            // the new half is preferred, for it lies further away: min(1, w' / w)
            double chance = more.get().logWeight() - way.logWeight();
            Phase drawn = isTaken(chance) ? more.get().drawn() : way.drawn();
            Piece earlier = forwards ? way : more.get();
            Piece later = forwards ? more.get() : way;
            way = joined(earlier, later, drawn);
            if (turns(earlier, later, way)) {
                break;
            }
        }
        return way.drawn();
    }

    /// 2^depth steps on from a place; nothing if they turn back or diverge on the way.
    private Optional<Piece> piece(Phase from, boolean forwards, int depth) {
        if (depth == 0) {
            return step(from, forwards);
        }
        Optional<Piece> near = piece(from, forwards, depth - 1);
        if (near.isEmpty()) {
            return near;
        }
        Phase end = forwards ? near.get().last() : near.get().first();
        Optional<Piece> far = piece(end, forwards, depth - 1);
        if (far.isEmpty()) {
            return far;
        }
        Piece earlier = forwards ? near.get() : far.get();
        Piece later = forwards ? far.get() : near.get();
        // inside a half, every place has its own weight: w' / (w + w')
        double chance = later.logWeight() - logSum(earlier.logWeight(), later.logWeight());
        Phase drawn = isTaken(chance) ? later.drawn() : earlier.drawn();
        Piece both = joined(earlier, later, drawn);
        return turns(earlier, later, both) ? Optional.empty() : Optional.of(both);
    }

    private Optional<Piece> step(Phase from, boolean forwards) {
        Phase next = hamiltonian.leapfrog(from, forwards ? epsilon : -epsilon);
        double gain = energy - hamiltonian.energy(next); // H₀ - H
        steps++;
        if (!(gain >= -HamiltonianMonteCarlo.LOST)) {
            diverged = true;
            return Optional.empty();
        }
        accepted += Math.min(1, Math.exp(gain));
        return Optional.of(new Piece(next, next, next.p(), next, gain));
    }

    private boolean isTaken(double logChance) {
        return Math.log(random.nextDouble()) < logChance;
    }

    private static Piece joined(Piece earlier, Piece later, Phase drawn) {
        return new Piece(
                earlier.first(),
                later.last(),
                sum(earlier.momenta(), later.momenta()),
                drawn,
                logSum(earlier.logWeight(), later.logWeight()));
    }

    /// Whether the ends come closer: those of the whole, and those of each half with the next place of the other.
    private boolean turns(Piece earlier, Piece later, Piece both) {
        return turns(both.first(), both.last(), both.momenta())
                || turns(earlier.first(), later.first(), sum(earlier.momenta(), later.first().p()))
                || turns(earlier.last(), later.last(), sum(earlier.last().p(), later.momenta()));
    }

    /// pᵀM⁻¹ρ ≤ 0 at one of the ends
    private boolean turns(Phase first, Phase last, double[] rho) {
        return !(hamiltonian.along(first.p(), rho) > 0 && hamiltonian.along(last.p(), rho) > 0);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    /// log(exp(a) + exp(b))
    private static double logSum(double a, double b) {
        double most = Math.max(a, b);
        return most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }

    /// min(1, exp(H₀ - H)), on average over all steps.
    double acceptance() {
        return accepted / steps;
    }

    boolean diverged() {
        return diverged;
    }
}
