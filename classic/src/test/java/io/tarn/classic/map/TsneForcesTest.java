package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.neighbour.Neighbours;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TsneForcesTest {
    private static final int ROWS = 150;

    private static Affinities near() {
        Tensor x = Random.of(1).normal(ROWS, 6);
        return Affinities.of(Neighbours.of(x).nearestOthers(30), 10);
    }

    private static Tensor points() {
        return Random.of(2).normal(ROWS, 2).toDouble().mul(3);
    }

    private static Tensor dense(Affinities near) {
        double[][] p = new double[ROWS][ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int e = near.starts()[i]; e < near.starts()[i + 1]; e++) {
                p[i][near.others()[e]] += near.p()[e];
            }
        }
        return Tensor.of(p);
    }

    /// q·Z = 1/(1 + d²), 0 on the diagonal
    private static Tensor closeness(Tensor y) {
        Tensor d = y.unsqueeze(1).sub(y.unsqueeze(0)).square().sum(2);
        return d.add(1).reciprocal().mul(Tensor.eye(ROWS).toDouble().rsub(1));
    }

    private static Tensor exactDivergence(Tensor p, Tensor y) {
        Tensor w = closeness(y);
        Tensor q = w.div(w.sum()).clampMin(1e-300);
        return p.xlogy(p).sub(p.mul(q.log())).sum();
    }

    private static double[] gradient(double theta, double exaggeration) {
        double[] gradient = new double[2 * ROWS];
        new TsneForces(near(), theta).gradient(points().toDoubleArray(), exaggeration, gradient);
        return gradient;
    }

    @Test
    void isTheExactGradientWhereThetaIsZero() {
        Tensor y = points().requiresGrad();
        exactDivergence(dense(near()), y).backward();
        Tensor mine = Tensor.of(gradient(0, 1), ROWS, 2);
        assertThat(mine.sub(y.grad().orElseThrow()).abs().max().item()).isLessThan(1e-12);
    }

    @Test
    void exaggeratesTheAttractionAlone() {
        Tensor once = Tensor.of(gradient(0, 1), ROWS, 2);
        Tensor more = Tensor.of(gradient(0, 5), ROWS, 2);
        Tensor y = points();
        Tensor pull = dense(near()).mul(closeness(y)); // p·w
        Tensor attraction = pull.sum(1).unsqueeze(1).mul(y).sub(pull.matmul(y)).mul(4);
        assertThat(more.sub(once).allClose(attraction.mul(4), 1e-10, 1e-12)).isTrue();
    }

    @Test
    void isNearTheExactGradientWithTheUsualTheta() {
        Tensor exact = Tensor.of(gradient(0, 1), ROWS, 2);
        Tensor fast = Tensor.of(gradient(TsneConfig.DEFAULT.theta(), 1), ROWS, 2);
        assertThat(fast.sub(exact).norm().div(exact.norm()).item()).isLessThan(0.02);
    }

    @Test
    void knowsTheDivergence() {
        double exact = exactDivergence(dense(near()), points()).item();
        double mine = new TsneForces(near(), 0).divergence(points().toDoubleArray());
        assertThat(mine).isCloseTo(exact, offset(1e-10));
    }

    @Test
    void givesEachRowTheWantedPerplexity() {
        Tensor x = Random.of(1).normal(ROWS, 6).toDouble();
        Affinities all = Affinities.of(Neighbours.of(x).nearestOthers(ROWS - 1), 12);
        assertThat(Arrays.stream(all.p()).sum()).isCloseTo(1, offset(1e-12));
        Tensor p = dense(all);
        assertThat(p.sub(p.t()).abs().max().item()).isLessThan(1e-18);
        // -Σ p·log p of the symmetric p, over all pairs, is near log(rows · perplexity)
        double entropy = p.xlogy(p).sum().neg().item();
        assertThat(entropy).isCloseTo(Math.log(ROWS * 12), offset(0.3));
    }

    @Test
    void countsPointsAtOnePlaceEachForItself() {
        double[] places = new double[2 * 40]; // 20 points at 0, 20 at (3, 4)
        for (int i = 0; i < 20; i++) {
            places[4 * i] = 3;
            places[4 * i + 1] = 4;
        }
        var tree = new QuadTree(40, 0.5);
        tree.build(places);
        double[] force = new double[2];
        double q = 1 / 26.0;
        assertThat(tree.push(0, force, 0)).isCloseTo(19 + 20 * q, offset(1e-12));
        assertThat(Math.abs(force[0])).isCloseTo(20 * q * q * 3, offset(1e-12));
        assertThat(Math.abs(force[1])).isCloseTo(20 * q * q * 4, offset(1e-12));
    }
}
