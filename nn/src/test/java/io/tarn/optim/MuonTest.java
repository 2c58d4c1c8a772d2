package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class MuonTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Muon.of(
                parameters,
                c -> c.learningRate(0.03).weightDecay(0).others(o -> o.learningRate(0.05)));
    }

    private static Muon.Config plain(Muon.Config c) {
        return c.learningRate(0.02);
    }

    private static Muon.Config adjusted(Muon.Config c) {
        return c.learningRate(0.02).momentum(0.8).weightDecay(0.5).scale(Muon.Scale.LIKE_ADAM_W);
    }

    @Test
    void agreesWithPyTorchsFormulaInTheTypeOfTheParameters() {
        agrees("plain", MuonTest::plain);
        agrees("adjusted", MuonTest::adjusted);
    }

    private static void agrees(String name, UnaryOperator<Muon.Config> choose) {
        Course.agrees("muon", name, Course.run(p -> Muon.of(p, choose), DType.FLOAT64, 0), 1e-9);
        Course.agrees("muon", name, Course.run(p -> Muon.of(p, choose), DType.FLOAT32, 0), 1e-5);
    }

    @Test
    void agreesWithPyTorchInBfloat16UpToItsPrecision() {
        double[][][] seen =
                Course.run(
                        p -> Muon.of(p, c -> plain(c).precision(DType.BFLOAT16)), DType.FLOAT64, 0);
        Course.agrees("muon-bfloat16", "plain", seen, 5e-3);
    }

    @Test
    void movesVectorsLikeAdamW() {
        double[][][] muon =
                Course.run(
                        p -> Muon.of(p, c -> c.others(o -> o.learningRate(0.05).weightDecay(0.3))),
                        DType.FLOAT64,
                        0,
                        1);
        double[][][] adam =
                Course.run(
                        p -> AdamW.of(p, c -> c.learningRate(0.05).weightDecay(0.3)),
                        DType.FLOAT64,
                        0,
                        1);
        assertThat(muon[1]).isDeepEqualTo(adam[1]);
        assertThat(muon[0][0]).isNotEqualTo(adam[0][0]);
    }

    @Test
    void leavesMatricesThatAreNotChosenToAdamW() {
        double[][][] muon =
                Course.run(
                        p -> Muon.of(p, c -> c.matrices(_ -> false).weightDecay(0.01)),
                        DType.FLOAT64,
                        0,
                        1);
        assertThat(muon).isDeepEqualTo(Course.run(AdamW::of, DType.FLOAT64, 0, 1));
    }

    @Test
    void drawsSingularValuesTowardsOne() {
        Tensor wide = Random.of(3).normal(6, 9);
        Tensor near = NewtonSchulz.orthogonal(wide);
        Tensor gram = near.matmul(near.transpose(0, 1)); // its eigenvalues are the squares
        assertThat(gram.sub(Tensor.eye(6)).norm().item()).isLessThan(1.5);
        assertThat(NewtonSchulz.orthogonal(wide.transpose(0, 1)).transpose(0, 1).distance(near))
                .isLessThan(1e-5);
    }
}
