package io.tarn.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.speech.ConformerConfig.Entry;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class ConformerTest extends NetContract {
    @Override
    protected Layer layer() {
        return Conformer.of(
                3, 4, 2, 1, c -> c.kernel(3).entry(Entry.LINEAR).feedForward(6).dropout(0));
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 4);
    }

    private static Conformer encoder(Entry entry) {
        Conformer net = Conformer.of(8, 16, 2, 2, c -> c.kernel(5).entry(entry));
        net.eval();
        return net;
    }

    @Test
    void itsBlockAgreesWithPyTorch() {
        var config = new ConformerConfig(1, 144, 4, 1, 31, 576, 0.1, Entry.LINEAR);
        Twin.load("attention/conformer-block").check(new ConformerBlock(config));
    }

    @Test
    void agreesWithPyTorchOnSequencesOfSeveralLengths() {
        Conformer net = Conformer.of(20, 32, 2, 2, c -> c.kernel(7));
        Twin.load("attention/conformer").check(net, in -> real(net, in.get(0), in.get(1)));
    }

    private static Tensor real(Conformer net, Tensor x, Tensor lengths) {
        Tensor y = net.forward(x, lengths);
        return y.mul(Tensor.arange(y.size(1)).lt(net.lengths(lengths).unsqueeze(1)).unsqueeze(2));
    }

    @Test
    void hasTheSizesOfThePaperWithoutTheDecoder() {
        // the paper counts 10.3, 30.7 and 118.8 million with a decoder of one LSTM
        assertThat(Conformer.small(80).parameterCount()).isEqualTo(8_690_112);
        assertThat(Conformer.medium(80).parameterCount()).isEqualTo(27_261_952);
        assertThat(Conformer.large(80).parameterCount()).isEqualTo(114_849_280);
    }

    @Test
    void paddingNeverInfluencesRealPlaces() {
        for (Entry entry : Entry.values()) {
            Conformer net = encoder(entry);
            Tensor x = Tensor.randn(1, 30, 8);
            Tensor longer = x.padConstant(9, 0, 0, 0, 13);
            Tensor y = net.forward(x);
            Tensor padded = net.forward(longer, Tensor.of(new long[] {30}, 1));
            assertThat(net.lengths(Tensor.of(new long[] {30}, 1)).itemLong()).isEqualTo(y.size(1));
            assertThat(padded.narrow(1, 0, y.size(1)).allClose(y, 1e-4, 1e-5)).isTrue();
        }
    }

    @Test
    void takesAPlaceForFourFrames() {
        assertThat(encoder(Entry.QUARTER).forward(Tensor.randn(2, 43, 8)).shape())
                .isEqualTo(Shape.of(2, 10, 16));
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> Conformer.of(8, 16, 2, 2, c -> c.kernel(4)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Conformer: expected an odd kernel, which has a middle, got 4; 31 is usual");
        assertThatThrownBy(() -> Conformer.of(4, 16, 2, 2, c -> c))
                .hasMessageStartingWith("Conformer: expected 7 features or more");
        assertThatThrownBy(() -> Conformer.of(8, 16, 2, 0, c -> c))
                .hasMessageStartingWith(
                        "Conformer: expected features, layers and a feed-forward width");
        assertThatThrownBy(() -> encoder(Entry.QUARTER).forward(Tensor.randn(2, 6, 8)))
                .hasMessageStartingWith("Conformer(2×16, 2 heads): expected 7 frames or more");
        assertThatThrownBy(() -> encoder(Entry.LINEAR).forward(Tensor.randn(2, 6, 9)))
                .hasMessageStartingWith(
                        "Conformer(2×16, 2 heads): expected input [batch, frames, 8]");
        assertThatThrownBy(() ->
                        encoder(Entry.LINEAR)
                                .forward(Tensor.randn(2, 9, 8), Tensor.of(new long[] {3}, 1)))
                .hasMessageContaining("one length for each of 2 sequences");
    }
}
