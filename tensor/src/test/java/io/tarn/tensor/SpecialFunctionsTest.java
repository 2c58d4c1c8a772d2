package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SpecialFunctionsTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor q = golden.get("q"); // [3, 4], positive
    private final Tensor u = golden.get("u"); // [3, 4], inside (-1, 1)
    private final Tensor r = golden.get("r"); // [3, 4], inside (0, 1)

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("erf", x::erf),
                golden.agrees("erfc", x::erfc),
                golden.agrees("erfinv", u::erfinv),
                golden.agrees("lgamma", p::lgamma),
                golden.agrees("digamma", p::digamma),
                golden.agrees("polygamma", () -> p.polygamma(2)),
                golden.agrees("gammainc", () -> p.gammainc(q)),
                golden.agrees("gammaincc", () -> p.gammaincc(q)),
                golden.agrees("zeta", () -> p.add(1.5).zeta(q)),
                golden.agrees("logit", r::logit),
                golden.agrees("logitEpsilon", () -> r.logit(0.2)),
                golden.agrees("xlogy", () -> x.xlogy(p)),
                golden.agrees("xlog1py", () -> x.xlog1py(p)),
                golden.agrees("entr", p::entr),
                golden.agrees("ndtr", x::ndtr),
                golden.agrees("logNdtr", () -> x.mul(10).logNdtr()),
                golden.agrees("ndtri", r::ndtri),
                golden.agrees("besselJ0", x::besselJ0),
                golden.agrees("besselJ1", x::besselJ1),
                golden.agrees("i0", x::i0),
                golden.agrees("i0e", x::i0e),
                golden.agrees("i1", x::i1),
                golden.agrees("i1e", x::i1e));
    }

    @Test
    void knowsItsOwnInverses() {
        assertThat(u.erfinv().erf().distance(u)).isLessThan(1e-12);
        assertThat(r.ndtri().ndtr().distance(r)).isLessThan(1e-12);
        assertThat(r.logit().sigmoid().distance(r)).isLessThan(1e-12);
    }

    @Test
    void knowsFactorials() {
        assertThat(Tensor.of(new double[] {5}).lgamma().exp().item()).isCloseTo(24, within(1e-10));
        assertThat(Tensor.of(new double[] {2}).zeta(Tensor.of(new double[] {1})).item())
                .isCloseTo(Math.PI * Math.PI / 6, within(1e-12));
    }

    @Test
    void countsNothingWhereTheFactorIsZero() {
        assertThat(Tensor.of(0.0, 0).xlogy(Tensor.of(0.0, 2)).toDoubleArray())
                .containsExactly(0, 0);
    }
}
