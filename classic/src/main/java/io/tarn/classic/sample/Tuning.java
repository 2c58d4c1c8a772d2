package io.tarn.classic.sample;

import java.util.random.RandomGenerator;

/// The warm-up of samplers with gradients: the step size all along, the masses in windows that double in length (Stan's schedule).
final class Tuning {
    private static final int FIRST = 25; // the shortest window

    private final Hamiltonian hamiltonian;
    private final StepSize size;
    private final int warmUp;
    private final int slowFrom;
    private final int slowTo;
    private RunningVariance variance;
    private int windowEnd;
    private int window;
    private int step;

    Tuning(
            Hamiltonian hamiltonian,
            double acceptance,
            Phase start,
            int warmUp,
            RandomGenerator random) {
        this.hamiltonian = hamiltonian;
        this.warmUp = warmUp;
        this.size = new StepSize(acceptance, hamiltonian.roughStep(start, random));
        this.variance = new RunningVariance(start.q().length);
        // the way in and the last polish: 75 and 50 steps, or 15% and 10% of a short warm-up
        this.slowFrom = warmUp < 150 ? warmUp * 15 / 100 : 75;
        this.slowTo = warmUp < 150 ? warmUp - warmUp / 10 : warmUp - 50;
        this.window = FIRST;
        this.windowEnd = endFrom(slowFrom);
    }

    double size() {
        return size.now();
    }

    /// @param acceptance of the last step
    /// @param z where it led
    void learn(double acceptance, Phase z, RandomGenerator random) {
        if (step >= warmUp) {
            return;
        }
        size.learn(acceptance);
        if (step >= slowFrom && step < slowTo) {
            variance.add(z.q());
        }
        step++;
        if (step == windowEnd && variance.count() >= 2) {
            hamiltonian.inverseMass(variance.shrunk());
            variance = new RunningVariance(z.q().length);
            size.restart(hamiltonian.roughStep(z, random));
            window *= 2;
            windowEnd = endFrom(step);
        }
        if (step == warmUp) {
            size.settle();
        }
    }

    /// A window after which the next one, twice as long, would not fit takes all that is left.
    private int endFrom(int begin) {
        int end = begin + window;
        return end + 2 * window > slowTo ? slowTo : end;
    }
}
