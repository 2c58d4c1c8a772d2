package io.tarn.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.sequence.recurrent.Recurrent;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecurrentClassifierTest extends NetContract {
    @Override
    protected Layer layer() {
        var net = RecurrentClassifier.of(Recurrent.lstm(3, 4, c -> c.bidirectional()), 4);
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 7, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 7, 4);
    }

    @Test
    void doesNotHearWhatIsBehindTheEnd() {
        var net = (FrameClassifier) layer();
        net.eval();
        Tensor x = Tensor.randn(1, 5, 3);
        Tensor longer = Tensor.cat(List.of(x, Tensor.randn(1, 4, 3)), 1);
        Tensor padded = net.forward(longer, Tensor.of(new long[] {5}, 1));

        assertThat(padded.narrow(1, 0, 5).allClose(net.forward(x), 1e-4, 1e-5)).isTrue();
    }
}
