package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class TransformerEncoderLayerTest extends NetContract {
    private static final Mask ENDS = Mask.lengths(Tensor.of(new long[] {2, 5}));

    @Override
    protected Layer layer() {
        return TransformerEncoderLayer.of(4, 2, c -> c.feedForward(6).activation(Tensor::tanh));
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 3, 4);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3, 4);
    }

    private static TransformerConfig after(TransformerConfig c) {
        return c.feedForward(12).dropout(0);
    }

    private static TransformerConfig before(TransformerConfig c) {
        return after(c).normFirst().activation(Tensor::gelu);
    }

    @Test
    void agreesWithPyTorch() {
        Golden.load("sequences/encoder-after")
                .check(TransformerEncoderLayer.of(8, 2, c -> after(c)));
        Golden.load("sequences/encoder-before")
                .check(TransformerEncoderLayer.of(8, 2, c -> before(c)));
    }

    @Test
    void agreesWithPyTorchOnPaddedSequences() {
        TransformerEncoderLayer after = TransformerEncoderLayer.of(8, 2, c -> after(c));
        Golden.load("sequences/encoder-after-lengths")
                .check(after, x -> after.forward(x.getFirst(), ENDS));
        TransformerEncoderLayer before = TransformerEncoderLayer.of(8, 2, c -> before(c));
        Golden.load("sequences/encoder-before-lengths")
                .check(before, x -> before.forward(x.getFirst(), ENDS));
    }

    @Test
    void agreesWithPyTorchAsADecoder() {
        TransformerDecoderLayer after = TransformerDecoderLayer.of(8, 2, c -> after(c));
        Golden.load("sequences/decoder-after")
                .check(after, x -> after.forward(x.get(0), x.get(1), Mask.causal(), ENDS));
        TransformerDecoderLayer before = TransformerDecoderLayer.of(8, 2, c -> before(c));
        Golden.load("sequences/decoder-before")
                .check(before, x -> before.forward(x.get(0), x.get(1), Mask.causal(), ENDS));
    }

    @Test
    void agreesWithPyTorchAsAStack() {
        Golden.load("sequences/encoder-stack").check(TransformerEncoder.of(2, 8, 2, c -> after(c)));
    }

    @Test
    void normalisesOnceMoreAfterAStackThatNormalisesFirst() {
        assertThat(TransformerEncoder.of(1, 8, 2, c -> before(c)).namedParameters())
                .containsKey("norm.weight");
        assertThat(TransformerEncoder.of(1, 8, 2, c -> after(c)).namedParameters())
                .doesNotContainKey("norm.weight");
    }

    @Test
    void rejectsInputOfWrongWidth() {
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(2, 3, 5)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected input [batch, time, 4], got [2, 3, 5]");
    }
}
