package io.tarn.recipes;

import io.tarn.doctor.measure.MinimumRatio;
import io.tarn.doctor.measure.Objective;
import io.tarn.optim.Adam;
import io.tarn.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/// What a training passes: its loss, the norm of the gradient, and the part of the Hessian's eigenvalues that are positive.
///
/// @param step how many steps it took there
record CriticalWalk(int step, double loss, double norm, MinimumRatio ratio) {
    private static final double RATE = 0.005;
    private static final double[] FINER = {0.003, 0.0006, 0.0001};

    /// Where a network stands.
    static CriticalWalk at(SincNet net, int step) {
        Objective objective = net.objective();
        try (var scope = Scope.open()) {
            double norm = objective.gradient().norm().item();
            return new CriticalWalk(step, objective.value(), norm, MinimumRatio.of(objective));
        }
    }

    /// The stations of one training by Adam.
    static List<CriticalWalk> training(long seed, int steps, int stations) {
        var net = new SincNet(seed);
        var adam = Adam.of(net.parameters(), c -> c.learningRate(RATE));
        List<CriticalWalk> walk = new ArrayList<>();
        for (int station = 0; station <= stations; station++) {
            walk.add(at(net, station * steps / stations));
            net.lowerLoss(adam, (station + 1) * steps / stations - station * steps / stations);
        }
        return walk;
    }

    /// One training is cut off after some steps, and from there the gradient is lowered and no more the loss.
    static CriticalWalk toCriticalPoint(long seed, int steps, int finer) {
        var net = new SincNet(seed);
        net.lowerLoss(Adam.of(net.parameters(), c -> c.learningRate(RATE)), steps);
        for (double rate : FINER) {
            net.lowerGradient(
                    Adam.of(net.parameters(), c -> c.learningRate(rate)), finer / FINER.length);
        }
        return at(net, steps);
    }
}
