package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class EmbeddingTest extends NetContract {
    @Override
    protected Layer layer() {
        return Embedding.of(6, 4);
    }

    @Override
    protected Tensor input() {
        return Tensor.of(new long[] {0, 5, 2, 2, 3, 1}, 2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3, 4);
    }

    @Test
    void agreesWithPyTorch() {
        Golden.load("sequences/embedding").check(Embedding.of(6, 4));
        Golden.load("sequences/embedding-padding").check(Embedding.of(6, 4, c -> c.padding(2)));
        Golden.load("sequences/embedding-max-norm").check(Embedding.of(6, 4, c -> c.maxNorm(1)));
    }

    @Test
    void startsWithZerosInThePaddingRow() {
        Tensor table = Embedding.of(6, 4, c -> c.padding(2)).weight().value();
        assertThat(table.narrow(0, 2, 1).toFloatArray()).containsOnly(0);
        assertThat(table.narrow(0, 3, 1).toFloatArray()).doesNotContain(0);
    }

    @Test
    void shortensTheRowsThatItLooksUpAndNoOther() {
        Embedding layer = Embedding.of(3, 4, c -> c.maxNorm(1));
        layer.weight()
                .set(Tensor.full(Shape.of(3, 4), 2, io.tarn.tensor.DType.FLOAT32)); // of length 4
        layer.forward(Tensor.of(new int[] {1}));
        assertThat(layer.weight().value().narrow(0, 1, 1).norm().item()).isCloseTo(1, within());
        assertThat(layer.weight().value().narrow(0, 0, 1).norm().item()).isEqualTo(4);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-5);
    }

    @Test
    void startsFromAGivenTableAndCanBeFrozen() {
        Tensor table = Tensor.randn(3, 2);
        Embedding layer = Embedding.pretrained(table);
        layer.freeze();
        Tensor y = layer.forward(Tensor.of(new long[] {2, 0}));
        assertThat(y.toFloatArray()).startsWith(table.narrow(0, 2, 1).toFloatArray());
        assertThat(y.isTracked()).isFalse();
    }

    @Test
    void rejectsIndicesThatAreNoWholeNumbers() {
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(2, 3)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Embedding(6, 4): expected whole numbers from 0 to 5, int64 or int32, "
                                + "got [2, 3] float32; convert them, x.to(DType.INT64)");
    }

    @Test
    void rejectsIndicesBeyondTheTable() {
        assertThatThrownBy(() -> layer().forward(Tensor.of(new long[] {6})))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected indices of rows from 0 to 5, got 6");
    }

    @Test
    void rejectsAPaddingRowBeyondTheTable() {
        assertThatThrownBy(() -> Embedding.of(6, 4, c -> c.padding(6)))
                .isInstanceOf(TensorException.class)
                .hasMessage("Embedding: expected a padding row from 0 to 5, got 6; 0 is common");
    }
}
