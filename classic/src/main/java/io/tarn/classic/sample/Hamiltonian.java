package io.tarn.classic.sample;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A ball that rolls on the hills of -log p: H(q, p) = -log p(q) + pᵀM⁻¹p/2 stays the same on its way.
final class Hamiltonian {
    private final String who;
    private final SmoothDensity target;
    private double[] inverseMass; // the diagonal of M⁻¹: the variances of the target's coordinates
    private int evaluations;

    Hamiltonian(String who, SmoothDensity target, int dimensions) {
        this.who = who;
        this.target = target;
        inverseMass = new double[dimensions];
        Arrays.fill(inverseMass, 1);
    }

    void inverseMass(double[] variances) {
        inverseMass = variances;
    }

    /// A place at rest; the density there must be above 0.
    Phase start(double[] q) {
        LogDensities.atStart(who, target, q);
        return at(q.clone(), new double[q.length]);
    }

    /// -log p(q) + Σ p²/m / 2
    double energy(Phase z) {
        double kinetic = 0;
        for (int i = 0; i < inverseMass.length; i++) {
            kinetic += z.p()[i] * z.p()[i] * inverseMass[i] / 2;
        }
        return kinetic - z.logDensity();
    }

    /// p ~ N(0, M)
    Phase push(Phase z, RandomGenerator random) {
        double[] p = new double[inverseMass.length];
        Arrays.setAll(p, i -> random.nextGaussian() / Math.sqrt(inverseMass[i]));
        return z.momentum(p);
    }

    /// p ← p + ε/2·∇log p(q);  q ← q + ε·M⁻¹p;  p ← p + ε/2·∇log p(q)
    ///
    /// Backwards in time with ε below 0. It keeps volumes, and is its own way back.
    Phase leapfrog(Phase z, double epsilon) {
        int n = inverseMass.length;
        double[] q = new double[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            p[i] = z.p()[i] + epsilon / 2 * z.slope()[i];
            q[i] = z.q()[i] + epsilon * inverseMass[i] * p[i];
        }
        Phase next = at(q, p);
        for (int i = 0; i < n; i++) {
            p[i] += epsilon / 2 * next.slope()[i];
        }
        return next;
    }

    /// Numbers that have run over are places of density 0.
    private Phase at(double[] q, double[] p) {
        double[] slope = new double[q.length];
        for (double each : q) {
            if (!Double.isFinite(each)) {
                return new Phase(q, p, Double.NEGATIVE_INFINITY, slope);
            }
        }
        evaluations++;
        return new Phase(q, p, LogDensities.at(who, target, q, slope), slope);
    }

    /// pᵀM⁻¹v
    double along(double[] p, double[] v) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * inverseMass[i] * v[i];
        }
        return sum;
    }

    /// How often the target was asked since the last call.
    int takeEvaluations() {
        int count = evaluations;
        evaluations = 0;
        return count;
    }

    /// A step size with which one step is accepted about half of the time, from 1 by factors of 2.
    double roughStep(Phase z, RandomGenerator random) {
        Phase pushed = push(z, random);
        double epsilon = 1;
        boolean small = logAcceptance(pushed, epsilon) > Math.log(0.5);
        for (int i = 0; i < 60; i++) {
            double next = small ? epsilon * 2 : epsilon / 2;
            if (logAcceptance(pushed, next) > Math.log(0.5) != small) {
                return small ? epsilon : next;
            }
            epsilon = next;
        }
        return epsilon;
    }

    private double logAcceptance(Phase z, double epsilon) {
        return energy(z) - energy(leapfrog(z, epsilon));
    }
}
