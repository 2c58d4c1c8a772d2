package io.tarn.classic.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SupportVectorRegressionTest extends ModelContract<SupportVectorRegression> {
    @Override
    protected SupportVectorRegression fit(Tensor x, Tensor y) {
        return SupportVectorRegression.fit(x, y.toDouble());
    }

    @Override
    protected Tensor ask(SupportVectorRegression model, Tensor x) {
        return model.predict(x);
    }

    @Test
    void predictsWhatScikitLearnDoes() {
        Golden golden = Golden.of("margin/diabetes");
        Tensor x = golden.get("x");
        Tensor y = golden.get("y");
        KernelSvmTest.KERNELS.forEach((name, kernel) -> {
            var model =
                    SupportVectorRegression.fit(
                            x, y, c -> c.kernel(kernel).cost(2).tube(0.2).tolerance(1e-6));
            assertThat(model.predict(x).allClose(golden.get(name), 0, 1e-4)).isTrue();
        });
        var radial = SupportVectorRegression.fit(x, y, c -> c.cost(2).tube(0.2).tolerance(1e-6));
        assertThat(radial.predict(x).allClose(golden.get("radial"), 0, 1e-4)).isTrue();
    }

    @Test
    void keepsToTheTubeWhereItCan() {
        Tensor x = Tensor.linspace(-2, 2, 50).toDouble().unsqueeze(1);
        Tensor y = x.squeeze(1).sin();
        var model = SupportVectorRegression.fit(x, y, c -> c.cost(1000).tube(0.05).tolerance(1e-6));
        assertThat(model.predict(x).distance(y)).isLessThan(0.051);
        assertThat(model.supportVectors().size(0)).isLessThan(20);
    }

    @Test
    void isFlatWhereTheTubeIsWide() {
        var model = SupportVectorRegression.fit(x(), y().toDouble(), c -> c.tube(10));
        assertThat(model.supportVectors().size(0)).isZero();
        assertThat(model.predict(x()).unique().values().elements()).isEqualTo(1);
        model.save(folder.resolve("flat.safetensors"));
    }

    @Test
    void complainsAboutBadSettingsAndSeveralAnswers() {
        assertThatThrownBy(() -> SupportVectorRegression.fit(x(), y(), c -> c.tube(-1)))
                .hasMessageContaining("a tube of 0 or more, got -1.0");
        Tensor both = Tensor.stack(List.of(y(), y()), 1);
        assertThatThrownBy(() -> fit(x(), both)).hasMessageContaining("y of shape [rows]");
    }
}
