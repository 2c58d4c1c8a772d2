package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BilinearTest {
    @Test
    void agreesWithPyTorch() {
        check("layers/bilinear", Bilinear.of(3, 4, 2));
        check("layers/bilinear-no-bias", Bilinear.of(3, 4, 2, c -> c.noBias()));
    }

    private static void check(String name, Bilinear layer) {
        Golden golden = Golden.load(name);
        golden.fill(layer);
        Tensor x = golden.tensor("input.0").requiresGrad();
        Tensor z = golden.tensor("input.1").requiresGrad();
        Tensor y = layer.forward(x, z);
        golden.closeTo(y, "output", 1e-5);
        y.mul(golden.tensor("upstream")).sum().backward();
        golden.closeTo(x.grad().orElseThrow(), "grad.input.0", 1e-4);
        golden.closeTo(z.grad().orElseThrow(), "grad.input.1", 1e-4);
        golden.checkGradients(layer);
    }

    @Test
    void hasTheGradientsOfFiniteDifferences() {
        Bilinear layer = Bilinear.of(3, 4, 2);
        layer.to(DType.FLOAT64);
        Tensor x = Tensor.randn(2, 3).to(DType.FLOAT64).requiresGrad();
        Tensor z = Tensor.randn(2, 4).to(DType.FLOAT64).requiresGrad();
        List<Tensor> leaves =
                List.of(x, z, layer.weight().value(), layer.bias().orElseThrow().value());
        FiniteDifferences.check(() -> layer.forward(x, z).square().sum(), leaves);
    }

    @Test
    void rejectsInputsOfWrongWidth() {
        assertThatThrownBy(
                        () -> Bilinear.of(3, 4, 2).forward(Tensor.zeros(5, 3), Tensor.zeros(5, 3)))
                .hasMessage(
                        "Bilinear(3x4→2): expected input [*, 4], got [5, 3]; check the width of the layer before");
    }
}
