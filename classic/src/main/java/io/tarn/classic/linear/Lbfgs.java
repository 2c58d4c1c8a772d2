package io.tarn.classic.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Finds the minimum of a smooth convex function: Newton's method with a curvature that is remembered from the last steps (Nocedal, 1980).
public final class Lbfgs {
    private static final int MEMORY = 12;

    /// A function of several numbers.
    @FunctionalInterface
    public interface Objective {
        /// The value at `x`; writes the gradient into `gradient`.
        double at(double[] x, double[] gradient);
    }

    /// Where the descent ended.
    ///
    /// @param at the place
    /// @param value of the function there
    /// @param slope the largest part of its gradient there
    /// @param steps that were taken
    public record Minimum(double[] at, double value, double slope, int steps) {}

    /// A step s = x′ - x and how the gradient changed, y = g′ - g.
    private record Pair(double[] s, double[] y, double rho) {}

    private Lbfgs() {}

    /// Goes down from `start` until no part of the gradient exceeds `tolerance`, for at most `most` steps.
    public static Minimum minimise(
            Objective objective, double[] start, int most, double tolerance) {
        double[] x = start.clone();
        double[] g = new double[x.length];
        double value = objective.at(x, g);
        Deque<Pair> memory = new ArrayDeque<>();
        double[] next = new double[x.length];
        double[] nextGradient = new double[x.length];
        int step = 0;
        for (; step < most && largest(g) > tolerance; step++) {
            double[] direction = direction(g, memory);
            double slope = dot(g, direction);
            if (!(slope < 0)) {
                memory.clear();
                direction = direction(g, memory);
                slope = dot(g, direction);
            }
            double length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(g, g))) : 1;
            double nextValue = Double.POSITIVE_INFINITY;
            int halvings = 0;
            // Armijo: f(x + tp) ≤ f(x) + 10⁻⁴·t·gᵀp
            for (; halvings < 40; halvings++, length /= 2) {
                for (int i = 0; i < x.length; i++) {
                    next[i] = x[i] + length * direction[i];
                }
                nextValue = objective.at(next, nextGradient);
                if (nextValue <= value + 1e-4 * length * slope) {
                    break;
                }
            }
            if (halvings == 40) {
                break; // as low as the digits allow
            }
            remember(memory, x, next, g, nextGradient);
            value = nextValue;
            System.arraycopy(next, 0, x, 0, x.length);
            System.arraycopy(nextGradient, 0, g, 0, g.length);
        }
        return new Minimum(x, value, largest(g), step);
    }

    private static void remember(
            Deque<Pair> memory, double[] x, double[] next, double[] g, double[] nextGradient) {
        double[] s = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            s[i] = next[i] - x[i];
            y[i] = nextGradient[i] - g[i];
        }
        double curvature = dot(s, y);
        if (curvature > 1e-300) {
            memory.addLast(new Pair(s, y, 1 / curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    /// -H·g by the two-loop recursion.
    private static double[] direction(double[] g, Deque<Pair> memory) {
        double[] q = g.clone();
        double[] alpha = new double[memory.size()];
        int at = memory.size();
        for (Iterator<Pair> newest = memory.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            alpha[--at] = pair.rho * dot(pair.s, q);
            add(q, pair.y, -alpha[at]);
        }
        if (!memory.isEmpty()) {
            // H₀ = sᵀy / yᵀy
            Pair last = memory.getLast();
            double scale = 1 / (last.rho * dot(last.y, last.y));
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (Pair pair : memory) {
            add(q, pair.s, alpha[at++] - pair.rho * dot(pair.y, q));
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private static void add(double[] to, double[] from, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] g) {
        double most = 0;
        for (double value : g) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
