package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.BagFold;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class EmbeddingBagTest extends NetContract {
    private static final Tensor OFFSETS =
            Tensor.of(new long[] {0, 3, 3, 7}); // the second bag is empty

    @Override
    protected Layer layer() {
        return EmbeddingBag.of(6, 4);
    }

    @Override
    protected Tensor input() {
        return Tensor.of(new long[] {0, 5, 2, 2, 3, 1}, 2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 4);
    }

    @Test
    void agreesWithPyTorch() {
        Golden.load("sequences/bag-sum").check(EmbeddingBag.of(6, 4, c -> c.fold(BagFold.SUM)));
        Golden.load("sequences/bag-mean").check(EmbeddingBag.of(6, 4));
        Golden.load("sequences/bag-max").check(EmbeddingBag.of(6, 4, c -> c.fold(BagFold.MAX)));
    }

    @Test
    void agreesWithPyTorchOnBagsOfDifferentSizes() {
        EmbeddingBag bag = EmbeddingBag.of(6, 4);
        Golden.load("sequences/bag-offsets")
                .check(bag, inputs -> bag.forward(inputs.getFirst(), OFFSETS));
        EmbeddingBag sums = EmbeddingBag.of(6, 4, c -> c.fold(BagFold.SUM));
        Golden.load("sequences/bag-weighted")
                .check(sums, inputs -> sums.weighted(inputs.get(0), OFFSETS, inputs.get(1)));
    }

    @Test
    void givesZerosForAnEmptyBag() {
        Tensor y =
                EmbeddingBag.of(6, 4).forward(Tensor.of(new long[] {1, 2, 3, 4, 5, 0, 1}), OFFSETS);
        assertThat(y.narrow(0, 1, 1).toFloatArray()).containsOnly(0);
    }

    @Test
    void rejectsFlatInputWithoutOffsets() {
        assertThatThrownBy(() -> layer().forward(Tensor.of(new long[] {1, 2})))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "EmbeddingBag(6, 4, MEAN): expected input [bags, words], got [2]; or give offsets besides");
    }

    @Test
    void rejectsWeightsForMeans() {
        assertThatThrownBy(() ->
                        EmbeddingBag.of(6, 4)
                                .weighted(Tensor.of(new long[] {1}), OFFSETS, Tensor.ones(1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("c.fold(BagFold.SUM)");
    }
}
