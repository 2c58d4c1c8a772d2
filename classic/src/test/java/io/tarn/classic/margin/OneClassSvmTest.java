package io.tarn.classic.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.Kernel;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class OneClassSvmTest extends ModelContract<OneClassSvm> {
    @Override
    protected OneClassSvm fit(Tensor x, Tensor y) {
        return OneClassSvm.fit(x, c -> c.share(0.2));
    }

    @Override
    protected Tensor ask(OneClassSvm model, Tensor x) {
        return model.strangeness(x);
    }

    @Test
    void hasTheDecisionsOfScikitLearn() {
        Golden golden = Golden.of("margin/diabetes");
        Tensor x = golden.get("x");
        for (String name : List.of("polynomial", "sigmoid")) {
            Kernel kernel = Objects.requireNonNull(KernelSvmTest.KERNELS.get(name));
            var model = OneClassSvm.fit(x, c -> c.kernel(kernel).share(0.1).tolerance(1e-6));
            Tensor expected = golden.get("strange_" + name).neg();
            assertThat(model.strangeness(x).allClose(expected, 0, 1e-4)).isTrue();
        }
        var radial = OneClassSvm.fit(x, c -> c.share(0.1).tolerance(1e-6));
        assertThat(radial.strangeness(x).allClose(golden.get("strange_radial").neg(), 0, 1e-4))
                .isTrue();
        assertThat(radial.isOutlier(x).toLong().sameAs(golden.get("outlier"))).isTrue();
    }

    @Test
    void leavesAboutTheGivenShareOutside() {
        Tensor x = Random.of(2).normal(300, 3);
        var model = OneClassSvm.fit(x, c -> c.share(0.1));
        assertThat(model.isOutlier(x).toDouble().mean().item()).isCloseTo(0.1, offset(0.02));
        assertThat(model.isOutlier(Tensor.full(x.narrow(0, 0, 1).shape(), 9, x.dtype())).itemLong())
                .isEqualTo(1);
        assertThat(model.supportVectors().size(0)).isBetween(30L, 60L);
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> OneClassSvm.fit(x(), c -> c.share(0)))
                .hasMessageContaining("a share above 0, at most 1, got 0.0");
    }
}
