package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ProductsTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor p = golden.get("p"); // [3, 4]
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor n = golden.get("n"); // [2, 4, 5]
    private final Tensor s = golden.get("s"); // [2, 4, 4]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("matmul", () -> m.matmul(n)),
                golden.agrees("matmulBroadcast", () -> x.matmul(n)),
                golden.agrees("mm", () -> x.mm(s.get(0))),
                golden.agrees("mv", () -> x.mv(y)),
                golden.agrees("bmm", () -> m.bmm(n)),
                golden.agrees("addmm", () -> y.addmm(x, s.get(0))),
                golden.agrees("addmmScaled", () -> y.addmm(x, s.get(0), 0.5, 2)),
                golden.agrees("baddbmm", () -> m.baddbmm(m, s)),
                golden.agrees("baddbmmScaled", () -> m.baddbmm(m, s, 0.5, 2)),
                golden.agrees("dot", () -> y.dot(p.get(0))),
                golden.agrees("inner", () -> x.inner(p)),
                golden.agrees("outer", () -> y.outer(p.get(0))),
                golden.agrees("tensordot", () -> m.tensordot(n, new long[] {0, 2}, 0, 1)),
                golden.agrees("kron", () -> x.kron(y)),
                golden.agrees("cross", () -> m.get(0).cross(m.get(1), 0)),
                golden.agrees("cdist", () -> x.cdist(p)),
                golden.agrees("cdist1", () -> x.cdist(p, 1)),
                golden.agrees("linear", () -> x.linear(s.get(0), y)),
                golden.agrees("einsumBatch", () -> Tensor.einsum("bij,bjk->ikb", m, n)),
                golden.agrees("einsumTrace", () -> Tensor.einsum("bii->b", s)),
                golden.agrees("einsumEllipsis", () -> Tensor.einsum("...ij->...ji", m)),
                golden.agrees("einsumThree", () -> Tensor.einsum("ij,j,ik->jk", x, y, p)));
    }

    @Test
    void agreesWithLoops() {
        double[] a = x.toDoubleArray(); // [3, 4]
        double[] b = p.toDoubleArray(); // [3, 4]
        double[] product = x.matmul(p.t()).toDoubleArray(); // [3, 3]
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double sum = 0;
                for (int inner = 0; inner < 4; inner++) {
                    sum += a[4 * row + inner] * b[4 * column + inner];
                }
                assertThat(product[3 * row + column]).isCloseTo(sum, within(1e-12));
            }
        }
    }

    @Test
    void multipliesEmptyMatrices() {
        assertThat(Tensor.zeros(2, 0).matmul(Tensor.zeros(0, 3)).sum().item()).isZero();
    }

    @Test
    void rejectsSizesThatDoNotAgree() {
        assertThatThrownBy(() -> x.matmul(x))
                .hasMessage(
                        "matmul: expected an inner size that agrees, got [3, 4] float64 and [3, 4] float64; "
                                + "transpose or reshape one operand");
        assertThatThrownBy(() -> x.mm(s.get(0).toFloat()))
                .hasMessageStartingWith("mm: expected operands of one dtype");
        assertThatThrownBy(() -> x.dot(x))
                .hasMessageStartingWith("dot: expected operands of the rank");
        assertThatThrownBy(() -> Tensor.einsum("ij,jk->ik", x, x))
                .hasMessage(
                        "einsum: expected one size for index j, got [3, 4] float64 and [3, 4] float64; "
                                + "it is 3 in one operand and 4 in another");
        assertThatThrownBy(() -> Tensor.einsum("ij,jk->ik", x))
                .hasMessageStartingWith(
                        "einsum: expected one operand for each part of the equation");
        assertThatThrownBy(() -> Tensor.einsum("ijk->i", x))
                .hasMessageStartingWith("einsum: expected a letter for each of 2 dimensions");
        assertThatThrownBy(() -> Tensor.einsum("ij->k", x))
                .hasMessageStartingWith("einsum: expected results from indices of the operands");
    }
}
