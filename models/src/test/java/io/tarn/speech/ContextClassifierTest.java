package io.tarn.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContextClassifierTest extends NetContract {
    @Override
    protected Layer layer() {
        var net = ContextClassifier.of(3, 4, 2, c -> c.hidden(5).dropout(0));
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

    /// A change of frame 6 of 13 reaches the frames from 6 - k to 6 + k.
    @Test
    void seesItsContextAndNoFrameMore() {
        var net = ContextClassifier.of(2, 3, 2);
        net.eval();
        Tensor x = Tensor.randn(1, 13, 2);
        Tensor changed = x.add(Tensor.eye(13).get(6).reshape(1, 13, 1));
        double[] apart = net.forward(changed).sub(net.forward(x)).abs().sum(2).toDoubleArray();

        for (int t = 0; t < 13; t++) {
            assertThat(apart[t] > 0).as("frame " + t).isEqualTo(Math.abs(t - 6) <= 2);
        }
    }

    /// W·[x₍ₜ₋₁₎, xₜ, x₍ₜ₊₁₎] for each frame, counted.
    @Test
    void hasTheParametersOfStackedFrames() {
        var net = ContextClassifier.of(13, 40, 1, c -> c.hidden(8).layers(1));

        assertThat(net.parameterCount()).isEqualTo(3 * 13 * 8 + 8 + 8 * 40 + 40);
    }

    @Test
    void saysWhatDoesNotFit() {
        var net = ContextClassifier.of(3, 4, 2);
        Tensor x = Tensor.randn(2, 5, 3);
        assertThatThrownBy(() -> net.forward(Tensor.randn(2, 5, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "ContextClassifier(3→4, ±2 frames): expected input [batch, frames, 3], got [2, 5, 4]; build it for as many"
                                + " features as a frame has");
        assertThatThrownBy(() -> net.forward(x, Tensor.of(new long[] {5}, 1)))
                .hasMessageContaining("expected lengths [2], whole numbers");
        assertThatThrownBy(() -> net.forward(x, Tensor.of(new long[] {5, 6}, 2)))
                .hasMessageContaining("expected lengths from 1 to 5");
        assertThatThrownBy(() -> ContextClassifier.of(3, 4, -1))
                .hasMessageContaining("a context of 0 or more");
    }
}
