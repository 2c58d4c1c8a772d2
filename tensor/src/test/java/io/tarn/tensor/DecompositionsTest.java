package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class DecompositionsTest {
    private final Golden golden = Golden.ops();
    private final Tensor c = golden.get("c"); // [3, 4], complex
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor s = golden.get("s"); // [2, 4, 4]
    private final Tensor spd = golden.get("spd"); // [2, 4, 4], positive definite
    private final Tensor her = golden.get("her"); // [2, 3, 3], Hermitian and positive definite

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("cholesky", () -> Decompositions.cholesky(spd)),
                golden.agrees("choleskyComplex", () -> Decompositions.cholesky(her)),
                golden.agrees("svdvals", () -> Decompositions.svdvals(m)),
                golden.agrees("eigvalsh", () -> Decompositions.eigvalsh(spd)),
                golden.agrees("eigvalshComplex", () -> Decompositions.eigvalsh(her)));
    }

    @Test
    void rebuildsAMatrixFromQAndR() {
        Decompositions.Qr qr = Decompositions.qr(m.mT()); // [2, 4, 3]
        assertThat(qr.q().matmul(qr.r()).distance(m.mT())).isLessThan(1e-12);
        assertThat(qr.q().mT().matmul(qr.q()).distance(Tensor.eye(3).toDouble())).isLessThan(1e-12);
        assertThat(qr.r().tril(-1).norm().item()).isZero();
        assertThat(qr.q().shape()).isEqualTo(Shape.of(2, 4, 3));
    }

    @Test
    void rebuildsAMatrixFromItsTriangles() {
        Decompositions.Lu lu = Decompositions.lu(s);
        golden.check("op.lu.0", lu.p());
        golden.check("op.lu.1", lu.l());
        golden.check("op.lu.2", lu.u());
        assertThat(lu.p().matmul(lu.l()).matmul(lu.u()).distance(s)).isLessThan(1e-12);
    }

    @Test
    void rebuildsAMatrixFromItsSingularValues() {
        Decompositions.Svd small = Decompositions.svd(m);
        assertThat(small.u().matmul(small.s().diagEmbed()).matmul(small.vh()).distance(m))
                .isLessThan(1e-12);
        assertThat(small.vh().shape()).isEqualTo(Shape.of(2, 3, 4));
        assertThat(Decompositions.fullSvd(m).vh().shape()).isEqualTo(Shape.of(2, 4, 4));
        assertThat(small.s().sameAs(small.s().sortDescending(-1).values())).isTrue();
    }

    @Test
    void rebuildsAComplexMatrixFromItsSingularValues() {
        Decompositions.Svd svd = Decompositions.svd(c);
        Tensor values = svd.s().diagEmbed().to(DType.COMPLEX128);
        assertThat(svd.u().matmul(values).matmul(svd.vh()).distance(c)).isLessThan(1e-12);
        assertThat(svd.vh().matmul(svd.vh().mH()).distance(Tensor.eye(3))).isLessThan(1e-12);
    }

    @Test
    void rebuildsASymmetricMatrixFromItsEigenvectors() {
        Decompositions.Eigen eigen = Decompositions.eigh(spd);
        Tensor rebuilt =
                eigen.vectors().matmul(eigen.values().diagEmbed()).matmul(eigen.vectors().mT());
        assertThat(rebuilt.distance(spd)).isLessThan(1e-12);
        assertThat(eigen.values().diff(-1).ge(0).all().toBooleanArray()[0]).isTrue();
    }

    @Test
    void knowsTheComplexEigenvectorsOfAnyMatrix() {
        Decompositions.Eigen eigen = Decompositions.eig(s);
        Tensor left = s.to(DType.COMPLEX128).matmul(eigen.vectors());
        assertThat(left.distance(eigen.vectors().mul(eigen.values().unsqueeze(-2))))
                .isLessThan(1e-12);
        Tensor turn = Tensor.of(new float[][] {{0, -1}, {1, 0}});
        assertThat(Decompositions.eigvals(turn).imag().sort(0).values().toDoubleArray())
                .containsExactly(-1, 1);
    }

    @Test
    void differentiatesSingularValues() {
        // dσ₁/dA = u₁·v₁ᵀ
        Tensor a = m.get(0).copy().requiresGrad();
        Decompositions.svdvals(a).get(0).backward();
        Decompositions.Svd svd = Decompositions.svd(m.get(0));
        Tensor expected = svd.u().get(Index.ALL, Index.at(0)).outer(svd.vh().get(0));
        assertThat(a.grad().orElseThrow().distance(expected)).isLessThan(1e-10);
    }

    @Test
    void freesAllButTheParts() {
        try (Scope scope = Scope.open()) {
            int before = scope.size();
            Decompositions.lu(s);
            assertThat(scope.size()).isEqualTo(before + 3);
            Decompositions.eigh(spd);
            assertThat(scope.size()).isEqualTo(before + 5);
        }
    }

    @Test
    void rejectsMatricesThatHaveNoSuchParts() {
        assertThatThrownBy(() -> Decompositions.cholesky(Tensor.eye(2).neg()))
                .hasMessage(
                        "cholesky: expected a positive-definite matrix, got [2, 2] float32; "
                                + "add a small multiple of the identity");
        assertThatThrownBy(() ->
                        Decompositions.svd(Tensor.full(Shape.of(2, 2), Double.NaN, DType.FLOAT32)))
                .hasMessageStartingWith("svd: expected finite elements");
        assertThatThrownBy(() -> Decompositions.eigh(m))
                .hasMessageStartingWith("eigh: expected square matrices");
    }
}
