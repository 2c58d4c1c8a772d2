package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ComplexNumbersTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor u = golden.get("u"); // [3, 4]
    private final Tensor c = golden.get("c"); // [3, 4], complex
    private final Tensor e = golden.get("e"); // [4], complex

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("real", c::real),
                golden.agrees("imag", c::imag),
                golden.agrees("conj", c::conj),
                golden.agrees("mH", c::mH),
                golden.agrees("angle", c::angle),
                golden.agrees("viewAsReal", c::viewAsReal),
                golden.agrees("absComplex", c::abs),
                golden.agrees("complex", () -> Tensor.complex(x, u)),
                golden.agrees("polar", () -> Tensor.polar(p, x)),
                golden.agrees("mulComplex", () -> c.mul(e)),
                golden.agrees("expComplex", c::exp));
    }

    @Test
    void conjugatesInMemory() {
        assertThat(c.conj().imag().allClose(c.imag().neg())).isTrue();
        assertThat(c.conj().viewAsReal().toDoubleArray()[1])
                .isEqualTo(-c.viewAsReal().toDoubleArray()[1]);
        assertThat(c.conj().conj().sameAs(c)).isTrue();
    }

    @Test
    void viewsPairsAsNumbersInTheSameMemory() {
        Tensor pairs = Tensor.of(1.0, 2, 3, 4).reshape(2, 2);
        Tensor numbers = pairs.viewAsComplex();
        pairs.set_(7, Index.at(0, 1));
        assertThat(numbers.imag().toDoubleArray()).containsExactly(7, 4);
        assertThat(numbers.dtype()).isEqualTo(DType.COMPLEX64);
    }

    @Test
    void broadcastsTheParts() {
        assertThat(Tensor.complex(Tensor.ones(3, 1), Tensor.zeros(2)).shape())
                .isEqualTo(Shape.of(3, 2));
    }

    @Test
    void differentiatesThroughTheParts() {
        Tensor real = Tensor.of(3.0, 0).requiresGrad();
        Tensor imaginary = Tensor.of(4.0, 2).requiresGrad();
        Tensor.complex(real, imaginary).abs().sum().backward();
        assertThat(real.grad().orElseThrow().toDoubleArray()[0]).isCloseTo(0.6, within(1e-6));
        assertThat(imaginary.grad().orElseThrow().toDoubleArray()[1]).isCloseTo(1, within(1e-6));
    }

    @Test
    void rejectsTheImaginaryPartOfRealNumbers() {
        assertThatThrownBy(x::imag)
                .hasMessage(
                        "imag: expected a complex tensor, got [3, 4] float64; "
                                + "make one with Tensor.complex(real, imaginary)");
    }

    @Test
    void readsLazyConjugatesAndNegativesAsTheyAre() {
        Tensor z = Tensor.complex(Tensor.of(1.0, 2), Tensor.of(3.0, 4));
        Tensor lazy = Call.unary("lazy", z, x -> org.bytedeco.pytorch.global.torch.conj(x));
        assertThat(lazy.imag().toFloatArray()).containsExactly(-3, -4);
        assertThatThrownBy(lazy::memory)
                .hasMessageStartingWith("memory: expected numbers that lie in memory as they are");
        assertThat(lazy.copy().memory().toArray(java.lang.foreign.ValueLayout.JAVA_FLOAT))
                .containsExactly(1, -3, 2, -4);
    }
}
