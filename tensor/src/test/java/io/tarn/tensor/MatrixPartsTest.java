package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class MatrixPartsTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor m = golden.get("m"); // [2, 3, 4]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("diagMatrix", () -> y.diag(1)),
                golden.agrees("diagVector", () -> x.diag(-1)),
                golden.agrees("diagonal", () -> m.diagonal(1)),
                golden.agrees("diagonalDims", () -> m.diagonal(0, 0, 2)),
                golden.agrees("diagEmbed", () -> x.diagEmbed(1)),
                golden.agrees("trace", x::trace),
                golden.agrees("tril", () -> m.tril(-1)),
                golden.agrees("triu", () -> m.triu(1)));
    }

    @Test
    void agreesWithLoops() {
        double[] lower = x.tril().toDoubleArray();
        double[] upper = x.triu().toDoubleArray();
        double[] all = x.toDoubleArray();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                int n = 4 * row + column;
                assertThat(lower[n]).isEqualTo(column <= row ? all[n] : 0);
                assertThat(upper[n]).isEqualTo(column >= row ? all[n] : 0);
            }
        }
        assertThat(y.diag().diag().sameAs(y)).isTrue();
        assertThat(x.diagEmbed().diagonal(0).sameAs(x)).isTrue();
    }

    @Test
    void changesAMatrixThroughItsDiagonal() {
        Tensor matrix = Tensor.zeros(2, 2);
        matrix.diagonal(0).fill_(1);
        assertThat(matrix.sameAs(Tensor.eye(2))).isTrue();
    }

    @Test
    void rejectsVectors() {
        assertThatThrownBy(() -> y.tril())
                .hasMessageStartingWith("tril: expected a tensor of more dimensions, got [4]");
        assertThatThrownBy(() -> x.diagonal(0, 1, 1))
                .hasMessageStartingWith("diagonal: expected different dimensions");
    }
}
