package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Golden;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClipTest {
    private final Golden problem = Golden.load("optim/problem");
    private final Golden golden = Golden.load("optim/clip");
    private final List<Parameter> parameters =
            IntStream.range(0, 2)
                    .mapToObj(i -> Parameter.of(problem.tensor("start." + i)))
                    .toList();

    ClipTest() {
        for (int i = 0; i < 2; i++) {
            Course.setGradient(
                    parameters.get(i), problem.tensor("grad." + i).narrow(0, 0, 1).squeeze(0));
        }
    }

    @Test
    void clipsValuesAsPyTorchDoes() {
        Clip.value(parameters, 0.5);
        gradientsAgree("value");
    }

    @Test
    void clipsNormsAsPyTorchDoes() {
        Tensor norm = Clip.norm(parameters, 1);
        gradientsAgree("norm");
        assertThat(norm.item()).isCloseTo(golden.tensor("norm.total").item(), within(1e-12));
    }

    @Test
    void leavesSmallGradientsAlone() {
        Clip.norm(parameters, 1e3);
        gradientsAgree("norm-large");
    }

    @Test
    void clipsByOtherNorms() {
        double infinite = Clip.norm(parameters, 1, Double.POSITIVE_INFINITY).item();
        gradientsAgree("norm-inf");
        assertThat(infinite).isCloseTo(golden.tensor("norm-inf.total").item(), within(1e-12));
    }

    @Test
    void clipsBySumsOfMagnitudes() {
        Clip.norm(parameters, 1, 1);
        gradientsAgree("norm-1");
    }

    private void gradientsAgree(String name) {
        for (int i = 0; i < 2; i++) {
            double[] expected = golden.tensor(name + "." + i).toDoubleArray();
            Course.close(
                    parameters.get(i).grad().orElseThrow().toDoubleArray(), expected, 1e-12, name);
        }
    }

    @Test
    void clipsEveryRowByItsOwnLength() {
        Parameter rows = Parameter.of(Tensor.of(new double[] {3, 4, 0, 0, 6, 8}, 3, 2));
        Course.setGradient(rows, Tensor.of(new double[] {30, 40, 0.3, 0.4, 0.03, 0.04}, 3, 2));
        Clip.adaptive(List.of(rows), 0.1);
        // row 0: 0.1·5 / 50; row 1: 0.1·10⁻³ / 0.5; row 2: 1 / 0.05 > 1
        double[] expected = {0.3, 0.4, 0.6e-4, 0.8e-4, 0.03, 0.04};
        assertThat(rows.grad().orElseThrow().toDoubleArray())
                .containsExactly(expected, within(1e-12));
    }

    @Test
    void takesAVectorForOneRow() {
        Parameter vector = Parameter.of(Tensor.of(new double[] {3, 4}));
        Course.setGradient(vector, Tensor.of(new double[] {6, 8}));
        Clip.adaptive(List.of(vector), 0.1);
        assertThat(vector.grad().orElseThrow().toDoubleArray())
                .containsExactly(new double[] {0.3, 0.4}, within(1e-12));
    }

    @Test
    void passesOverMissingGradientsAndLeavesNoTensorButTheNorm() {
        parameters.getFirst().zeroGrad();
        try (var outer = Scope.open()) {
            Clip.value(parameters, 0.1);
            Clip.adaptive(parameters, 0.1);
            Clip.norm(parameters, 0.1);
            assertThat(outer.size()).isEqualTo(1);
        }
        assertThat(parameters.getFirst().grad()).isEmpty();
        assertThat(parameters.getLast().grad().orElseThrow().norm().item())
                .isLessThanOrEqualTo(0.1 + 1e-9);
    }
}
