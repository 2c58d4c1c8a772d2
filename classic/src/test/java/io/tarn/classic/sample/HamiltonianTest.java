package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Linalg;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HamiltonianTest {
    private static final int STEPS = 12;
    private static final double EPSILON = 0.08;

    private final Hamiltonian hamiltonian = hamiltonian();

    private static Hamiltonian hamiltonian() {
        var made = new Hamiltonian("test", Targets.banana(), 2);
        made.inverseMass(new double[] {0.7, 1.9});
        return made;
    }

    private Phase rolled(Phase z) {
        for (int i = 0; i < STEPS; i++) {
            z = hamiltonian.leapfrog(z, EPSILON);
        }
        return z;
    }

    private Phase at(double... place) {
        double[] q = Arrays.copyOf(place, 2);
        return hamiltonian.start(q).momentum(Arrays.copyOfRange(place, 2, 4));
    }

    @Test
    void theWayBackIsTheWayThere() {
        Phase start = at(0.4, -0.3, 1.1, -0.7);
        Phase end = rolled(start);
        Phase flipped = end.momentum(Arrays.stream(end.p()).map(p -> -p).toArray());
        Phase back = rolled(flipped);
        assertThat(end.q()[0]).isNotCloseTo(start.q()[0], within(0.1));
        for (int i = 0; i < 2; i++) {
            assertThat(back.q()[i]).isCloseTo(start.q()[i], within(1e-10));
            assertThat(-back.p()[i]).isCloseTo(start.p()[i], within(1e-10));
        }
    }

    @Test
    void aStepBackwardsInTimeUndoesAStep() {
        Phase start = at(0.4, -0.3, 1.1, -0.7);
        Phase back = hamiltonian.leapfrog(hamiltonian.leapfrog(start, EPSILON), -EPSILON);
        assertThat(back.q()[1]).isCloseTo(start.q()[1], within(1e-13));
        assertThat(back.p()[0]).isCloseTo(start.p()[0], within(1e-13));
    }

    /// The Jacobian of (q, p) after 12 steps, by central differences, has determinant 1.
    @Test
    void keepsVolumes() {
        double[] place = {0.4, -0.3, 1.1, -0.7};
        double h = 1e-5;
        double[] jacobian = new double[16];
        for (int column = 0; column < 4; column++) {
            double[] more = place.clone();
            double[] less = place.clone();
            more[column] += h;
            less[column] -= h;
            Phase above = rolled(at(more));
            Phase below = rolled(at(less));
            for (int i = 0; i < 2; i++) {
                jacobian[4 * i + column] = (above.q()[i] - below.q()[i]) / (2 * h);
                jacobian[4 * (i + 2) + column] = (above.p()[i] - below.p()[i]) / (2 * h);
            }
        }
        assertThat(Linalg.det(Tensor.of(jacobian, 4, 4)).item()).isCloseTo(1, within(1e-7));
    }

    @Test
    void losesTheSquareOfTheStepOfItsEnergy() {
        Phase start = at(0.4, -0.3, 1.1, -0.7);
        double coarse = Math.abs(lost(start, 0.02, 50));
        double fine = Math.abs(lost(start, 0.01, 100));
        assertThat(coarse / fine).isBetween(3.5, 4.5);
    }

    private double lost(Phase start, double step, int count) {
        Phase z = start;
        for (int i = 0; i < count; i++) {
            z = hamiltonian.leapfrog(z, step);
        }
        return hamiltonian.energy(z) - hamiltonian.energy(start);
    }

    @Test
    void pushesWithTheMasses() {
        var random = new SplittableRandom(3);
        Phase start = at(0, 0, 0, 0);
        var variance = new RunningVariance(2);
        for (int i = 0; i < 20_000; i++) {
            variance.add(hamiltonian.push(start, random).p());
        }
        assertThat(variance.shrunk()[0]).isCloseTo(1 / 0.7, within(0.05));
        assertThat(variance.shrunk()[1]).isCloseTo(1 / 1.9, within(0.02));
    }

    @Test
    void countsWhatItAsks() {
        hamiltonian.takeEvaluations();
        rolled(at(0, 0, 1, 1));
        assertThat(hamiltonian.takeEvaluations()).isEqualTo(STEPS + 1);
        assertThat(hamiltonian.takeEvaluations()).isZero();
    }
}
