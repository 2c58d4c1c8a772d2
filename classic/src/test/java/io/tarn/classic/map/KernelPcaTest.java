package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.Kernel;
import io.tarn.classic.Model;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KernelPcaTest extends ModelContract<KernelPca> {
    private static final Golden SKLEARN = Golden.of("map/kernel");

    @Override
    protected KernelPca fit(Tensor x, Tensor y) {
        return KernelPca.fit(x, Kernel.radial(0.1));
    }

    @Override
    protected Tensor ask(KernelPca model, Tensor x) {
        return model.transform(x);
    }

    /// A kernel, and its name in the golden file.
    private record Case(String name, Kernel kernel) {}

    private static Stream<Case> kernels() {
        return Stream.of(
                new Case("radial", Kernel.radial(0.5)),
                new Case("polynomial", new Kernel.Polynomial(3, 0.25, 1)),
                new Case("cosine", Kernel.cosine()),
                new Case("linear", Kernel.linear()));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void mapsNewRowsAsScikitLearnDoes(Case of) {
        KernelPca model = KernelPca.fit(SKLEARN.get("x"), of.kernel(), c -> c.components(3));
        Tensor mapped = model.transform(SKLEARN.get("new"));
        assertThat(mapped.allClose(SKLEARN.get(of.name()), 1e-6, 1e-6)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void keepsItsKernelInTheFile(Case of) {
        KernelPca model = KernelPca.fit(SKLEARN.get("x"), of.kernel());
        model.save(folder.resolve("kernel.safetensors"));
        assertThat(Model.load(folder.resolve("kernel.safetensors")))
                .hasToString("KernelPca(%s, 2 components of 75 rows)".formatted(of.kernel()));
    }

    @Test
    void knowsTheValuesOfScikitLearn() {
        var model = KernelPca.fit(SKLEARN.get("x"), Kernel.radial(0.5), c -> c.components(3));
        assertThat(model.values().allClose(SKLEARN.get("values"), 1e-9, 1e-9)).isTrue();
    }

    @Test
    void isPcaWhereTheKernelIsLinear() {
        Tensor plain = Pca.fit(x(), c -> c.components(3)).transform(x()).abs();
        var model = KernelPca.fit(x(), Kernel.linear(), c -> c.components(3));
        assertThat(model.transform(x()).abs().allClose(plain, 1e-8, 1e-8)).isTrue();
    }

    @Test
    void complainsAboutWhatCannotBe() {
        assertThatThrownBy(() -> KernelPca.fit(x(), Kernel.linear(), c -> c.components(5)))
                .hasMessageContaining("5 directions of the kernel, got 4");
        assertThatThrownBy(() -> KernelPca.fit(x(), Kernel.linear(), c -> c.components(0)))
                .hasMessageContaining("1 component or more");
        assertThatThrownBy(() -> KernelPca.fit(Tensor.ones(5, 2), Kernel.radial(1)))
                .hasMessageContaining("got 0 directions");
        assertThatThrownBy(() -> Kernel.radial(0)).hasMessageContaining("a γ above 0");
        assertThatThrownBy(() -> new Kernel.Polynomial(2, 1, Double.NaN))
                .hasMessageContaining("a finite offset");
    }

    @Test
    void measuresTheAngleOfRowsOfAnyLength() {
        Tensor tiny = x().mul(1e-200);
        assertThat(Kernel.cosine().between(tiny, x()).diagonal(0).sub(1).abs().max().item())
                .isLessThan(1e-12);
    }
}
