package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LinalgTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor c = golden.get("c"); // [3, 4], complex
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor n = golden.get("n"); // [2, 4, 5]
    private final Tensor s = golden.get("s"); // [2, 4, 4]
    private final Tensor spd = golden.get("spd"); // [2, 4, 4], positive definite

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("solve", () -> Linalg.solve(s, n)),
                golden.agrees("solveVector", () -> Linalg.solve(s.get(0), y)),
                golden.agrees("lstsq", () -> Linalg.lstsq(m.mT(), n)),
                golden.agrees("inv", () -> Linalg.inv(s)),
                golden.agrees("pinv", () -> Linalg.pinv(m)),
                golden.agrees("pinvComplex", () -> Linalg.pinv(c)),
                golden.agrees("det", () -> Linalg.det(s)),
                golden.agrees("norm3", () -> Linalg.vectorNorm(m, 3)),
                golden.agrees("normDims", () -> Linalg.vectorNorm(m, 1, 0, 2)),
                golden.agrees("matrixNorm", () -> Linalg.matrixNorm(m)),
                golden.agrees("matrixNorm1", () -> Linalg.matrixNorm(m, 1)),
                golden.agrees("matrixNorm2", () -> Linalg.matrixNorm(m, 2)),
                golden.agrees(
                        "matrixNormInf", () -> Linalg.matrixNorm(m, Double.POSITIVE_INFINITY)),
                golden.agrees("nuclearNorm", () -> Linalg.nuclearNorm(m)),
                golden.agrees("cond", () -> Linalg.cond(s)),
                golden.agrees("cond1", () -> Linalg.cond(s, 1)),
                golden.agrees("matrixExp", () -> Linalg.matrixExp(s)),
                golden.agrees("matrixPower", () -> Linalg.matrixPower(s, -3)),
                golden.agrees("multiDot", () -> Linalg.multiDot(x, s.get(0), n.get(0))),
                golden.agrees("blockDiag", () -> Linalg.blockDiag(x, s.get(0), y)));
    }

    @Test
    void knowsTheSignAndSizeOfDeterminants() {
        Linalg.SignedLog log = Linalg.slogdet(s);
        golden.check("op.slogdet.0", log.sign());
        golden.check("op.slogdet.1", log.logAbs());
        assertThat(log.sign().mul(log.logAbs().exp()).distance(Linalg.det(s))).isLessThan(1e-10);
    }

    @Test
    void solvesTriangles() {
        Tensor lower = Decompositions.cholesky(spd);
        assertThat(lower.matmul(Linalg.solveLower(lower, n)).distance(n)).isLessThan(1e-10);
        assertThat(lower.mT().matmul(Linalg.solveUpper(lower.mT(), n)).distance(n))
                .isLessThan(1e-10);
        assertThat(spd.matmul(Linalg.solveCholesky(lower, n)).distance(n)).isLessThan(1e-10);
    }

    @Test
    void countsIndependentRows() {
        assertThat(Linalg.matrixRank(Tensor.of(new float[][] {{1, 2}, {2, 4}})).itemLong())
                .isEqualTo(1);
        assertThat(Linalg.matrixRank(s).toLongArray()).containsExactly(4, 4);
        assertThat(Linalg.matrixRank(Tensor.zeros(3, 2)).itemLong()).isZero();
    }

    @Test
    void differentiatesSolutions() {
        // d/dA of the sum of A⁻¹ is -(A⁻¹)ᵀ·1·(A⁻¹)ᵀ
        Tensor a = s.get(0).copy().requiresGrad();
        Linalg.inv(a).sum().backward();
        Tensor inverse = Linalg.inv(s.get(0)).t();
        Tensor expected = inverse.matmul(Tensor.ones(4, 4).toDouble()).matmul(inverse).neg();
        assertThat(a.grad().orElseThrow().distance(expected)).isLessThan(1e-9);
    }

    @Test
    void worksOnEmptyBatches() {
        assertThat(Linalg.inv(Tensor.zeros(0, 3, 3)).shape()).isEqualTo(Shape.of(0, 3, 3));
        assertThat(Linalg.det(Tensor.zeros(0, 0)).item()).isEqualTo(1);
    }

    @Test
    void rejectsWhatHasNoSolution() {
        assertThatThrownBy(() -> Linalg.solve(Tensor.zeros(2, 2), Tensor.zeros(2)))
                .hasMessage(
                        "solve: expected an invertible matrix, got [2, 2] float32 and [2] float32; "
                                + "add a small multiple of the identity");
        assertThatThrownBy(() -> Linalg.inv(x))
                .hasMessage(
                        "inv: expected square matrices, got [3, 4] float64; pinv and lstsq take others");
        assertThatThrownBy(() -> Linalg.solve(Tensor.eye(2), Tensor.zeros(3)))
                .hasMessageStartingWith(
                        "solve: expected right-hand sides with as many rows as the matrix");
        assertThatThrownBy(() -> Linalg.det(y))
                .hasMessageStartingWith("det: expected a tensor of more dimensions");
        assertThatThrownBy(() -> Linalg.inv(Tensor.eye(2).to(DType.BFLOAT16)))
                .hasMessageStartingWith("inv: expected float32, float64 or a complex type");
        assertThatThrownBy(() -> Linalg.inv(Tensor.arange(4).reshape(2, 2)))
                .hasMessageStartingWith("inv: expected a floating type");
        assertThatThrownBy(() -> Linalg.multiDot(x, x))
                .hasMessageStartingWith("multiDot: expected an inner size");
    }
}
