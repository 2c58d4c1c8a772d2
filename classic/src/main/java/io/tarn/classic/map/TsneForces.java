package io.tarn.classic.map;

import java.util.stream.IntStream;

/// What moves the points of a t-SNE map: near rows attract each other, all points push each other away.
///
/// Every point is worked out alone, and sums over points are added block by block, so the result does not depend on the threads.
final class TsneForces {
    private static final int BLOCK = 128;

    private final Affinities near;
    private final QuadTree tree;
    private final double[] away; // Σⱼ q²·(y - yⱼ), x and y in turns
    private final double[] sums; // Σ q of each block
    private final int count;
    private double z; // Σ q over all pairs

    TsneForces(Affinities near, double theta) {
        this.near = near;
        this.count = near.starts().length - 1;
        this.tree = new QuadTree(count, theta);
        this.away = new double[2 * count];
        this.sums = new double[(count + BLOCK - 1) / BLOCK];
    }

    /// ∂KL/∂yᵢ = 4·Σⱼ (e·p - q/Z)·q·(yᵢ - yⱼ), with q = 1/(1 + ‖yᵢ - yⱼ‖²) and Z = Σ q
    ///
    /// @param y the points, x and y in turns
    /// @param exaggeration e
    void gradient(double[] y, double exaggeration, double[] gradient) {
        repel(y);
        blocks((from, to) -> {
            for (int i = from; i < to; i++) {
                attract(y, i, gradient);
                gradient[2 * i] = 4 * (exaggeration * gradient[2 * i] - away[2 * i] / z);
                gradient[2 * i + 1] =
                        4 * (exaggeration * gradient[2 * i + 1] - away[2 * i + 1] / z);
            }
        });
    }

    private void repel(double[] y) {
        tree.build(y);
        int[] order = tree.order();
        blocks((from, to) -> {
            double sum = 0;
            for (int place = from; place < to; place++) {
                sum += tree.push(place, away, 2 * order[place]);
            }
            sums[from / BLOCK] = sum;
        });
        z = total();
    }

    private void attract(double[] y, int i, double[] force) {
        double px = y[2 * i];
        double py = y[2 * i + 1];
        double fx = 0;
        double fy = 0;
        int[] others = near.others();
        double[] p = near.p();
        for (int e = near.starts()[i]; e < near.starts()[i + 1]; e++) {
            double dx = px - y[2 * others[e]];
            double dy = py - y[2 * others[e] + 1];
            double pull = p[e] / (1 + dx * dx + dy * dy);
            fx += pull * dx;
            fy += pull * dy;
        }
        force[2 * i] = fx;
        force[2 * i + 1] = fy;
    }

    /// KL = Σ p·log(p·Z / q)
    double divergence(double[] y) {
        repel(y);
        double logZ = Math.log(z);
        blocks((from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                for (int e = near.starts()[i]; e < near.starts()[i + 1]; e++) {
                    double dx = y[2 * i] - y[2 * near.others()[e]];
                    double dy = y[2 * i + 1] - y[2 * near.others()[e] + 1];
                    double p = near.p()[e];
                    if (p > 0) {
                        sum += p * (Math.log(p * (1 + dx * dx + dy * dy)) + logZ);
                    }
                }
            }
            sums[from / BLOCK] = sum;
        });
        return total();
    }

    private double total() {
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum;
    }

    /// Does some of the points.
    private interface Part {
        void run(int from, int to);
    }

    private void blocks(Part part) {
        IntStream.range(0, sums.length)
                .parallel()
                .forEach(b -> part.run(b * BLOCK, Math.min(count, (b + 1) * BLOCK)));
    }
}
