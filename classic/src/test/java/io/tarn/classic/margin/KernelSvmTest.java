package io.tarn.classic.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.Kernel;
import io.tarn.classic.Model;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelSvmTest extends ModelContract<KernelSvm> {
    static final Map<String, Kernel> KERNELS =
            Map.of(
                    "linear", Kernel.linear(),
                    "polynomial", new Kernel.Polynomial(3, 0.1, 1),
                    "sigmoid", new Kernel.Sigmoid(0.05, 0.5));

    @Override
    protected KernelSvm fit(Tensor x, Tensor y) {
        return KernelSvm.fit(x, y);
    }

    @Override
    protected Tensor ask(KernelSvm model, Tensor x) {
        return model.scores(x);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "wine", "cancer"})
    void hasTheDecisionsOfScikitLearn(String name) {
        Golden golden = Golden.of("margin/" + name);
        Tensor x = golden.get("x");
        Tensor y = golden.get("y");
        KERNELS.forEach((kernel, how) ->
                agrees(
                        KernelSvm.fit(x, y, c -> c.cost(2).tolerance(1e-6).kernel(how))
                                .decisions(x),
                        golden.get(kernel)));
        var radial = KernelSvm.fit(x, y, c -> c.cost(2).tolerance(1e-6));
        agrees(radial.decisions(x), golden.get("radial"));
        assertThat(radial.supportVectors().size(0)).isEqualTo(golden.get("vectors").itemLong());
        if (radial.classes() > 2) {
            assertThat(radial.scores(x).distance(golden.get("votes"))).isLessThan(1e-4);
        }
    }

    /// Of two classes scikit-learn has one column, which speaks for the second.
    private static void agrees(Tensor decisions, Tensor expected) {
        Tensor own = expected.rank() == 1 ? decisions.squeeze(1).neg() : decisions;
        assertThat(own.shape()).isEqualTo(expected.shape());
        assertThat(own.allClose(expected, 0, 1e-4)).isTrue();
    }

    @Test
    void readsDigitsAsScikitLearnDoes() {
        Golden digits = Golden.of("margin/digits");
        Tensor x = digits.get("x");
        var model =
                KernelSvm.fit(
                        x.narrow(0, 0, 250),
                        digits.get("y").narrow(0, 0, 250),
                        c -> c.kernel(Kernel.radial(0.001)));
        assertThat(model.predict(x).toLongArray()).isEqualTo(digits.get("predicted").toLongArray());
        assertThat(model.accuracy(x.narrow(0, 250, 150), digits.get("y").narrow(0, 250, 150)))
                .isGreaterThan(0.8);
    }

    @Test
    void answersTheSameWithEveryKernelAfterSavingAndLoading() {
        for (Kernel kernel : KERNELS.values()) {
            var model = KernelSvm.fit(x(), y(), c -> c.kernel(kernel));
            model.save(folder.resolve("svm.safetensors"));
            var again = Model.load(folder.resolve("svm.safetensors"), KernelSvm.class);
            assertThat(again.scores(x()).sameAs(model.scores(x()))).isTrue();
        }
    }

    @Test
    void learnsTheSameWhateverElseLearnsBesideIt() {
        Tensor alone = fit(x(), y()).decisions(x());
        var beside = IntStream.range(0, 8).parallel().mapToObj(_ -> fit(x(), y())).toList();
        assertThat(beside).allMatch(model -> model.decisions(x()).sameAs(alone));
    }

    @Test
    void tellsARingFromWhatItSurrounds() {
        Tensor angle = Tensor.linspace(0, 6, 40).toDouble();
        Tensor ring = Tensor.stack(List.of(angle.cos(), angle.sin()), 1);
        Tensor x = Tensor.cat(List.of(ring, ring.mul(0.3)), 0);
        Tensor y = Tensor.arange(80).ge(40).toLong();
        assertThat(fit(x, y).accuracy(x, y)).isEqualTo(1);
        assertThat(KernelSvm.fit(x, y, c -> c.kernel(Kernel.linear())).accuracy(x, y))
                .isLessThan(0.8);
    }

    @Test
    void findsTheWidestMarginBetweenTwoPoints() {
        Tensor x = Tensor.of(new double[][] {{0, 0}, {4, 0}});
        var model = KernelSvm.fit(x, Tensor.of(0L, 1), c -> c.kernel(Kernel.linear()).cost(100));
        Tensor asked = Tensor.of(new double[][] {{0, 5}, {2, 5}, {3, 5}});
        assertThat(
                        model.decisions(asked)
                                .allClose(Tensor.of(1, 0, -0.5).toDouble().unsqueeze(1), 0, 1e-9))
                .isTrue();
        assertThat(model.scores(asked).shape()).isEqualTo(Shape.of(3, 2));
    }

    @Test
    void learnsFromMoreRowsThanATableHolds() {
        Tensor y = Tensor.arange(3200).remainder(2).toLong();
        Tensor x = Random.of(1).normal(3200, 2).toDouble().add(y.toDouble().mul(4).unsqueeze(1));
        var model = KernelSvm.fit(x, y, c -> c.kernel(Kernel.linear()));
        Tensor margins = model.decisions(x).squeeze(1).mul(y.toDouble().mul(-2).add(1));
        // whoever is within the margin holds it
        long within = margins.lt(0.99).countNonzero().itemLong();
        assertThat(within).isBetween(1L, model.supportVectors().size(0));
        assertThat(model.supportVectors().size(0)).isLessThan(100);
        assertThat(model.accuracy(x, y)).isGreaterThan(0.99);
    }

    @Test
    void standsRowsThatRepeatAndColumnsThatNeverChange() {
        Tensor twice = Tensor.cat(List.of(x(), x()), 0);
        Tensor x = Tensor.cat(List.of(twice, Tensor.zeros(120, 1).toDouble()), 1);
        Tensor y = Tensor.cat(List.of(y(), y()), 0);
        assertThat(fit(x, y).accuracy(x, y)).isGreaterThan(0.8);
        Tensor same = Tensor.ones(60, 4);
        assertThat(fit(same, y()).scores(same).isFinite().all().itemLong()).isEqualTo(1);
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> KernelSvm.fit(x(), y(), c -> c.cost(0)))
                .hasMessageContaining("a cost above 0, got 0.0");
        assertThatThrownBy(() -> KernelSvm.fit(x(), y(), c -> c.tolerance(0)))
                .hasMessageContaining("a tolerance between 0 and 1");
        assertThatThrownBy(() -> fit(x(), Tensor.zeros(60).toLong()))
                .hasMessageContaining("two classes or more");
        assertThatThrownBy(() -> Kernel.radial(0)).hasMessageContaining("a γ above 0, got 0.0");
        assertThatThrownBy(() -> Kernel.polynomial(0)).hasMessageContaining("a degree of 1");
        assertThatThrownBy(() -> KernelSvm.fit(x().mul(1e30), y(), c -> c.kernel(Kernel.linear())))
                .hasMessageContaining("similarities of rows below 1.0E36");
    }
}
