package io.tarn.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.speech.SpeakerConfig.Pooling;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpeakerNetTest extends NetContract {
    private static SpeakerNet net(Pooling pooling) {
        var net = SpeakerNet.of(3, 4, c -> c.width(5).pooling(pooling));
        Twin.awayFromKinks(net);
        net.eval();
        return net;
    }

    @Override
    protected Layer layer() {
        var net = net(Pooling.ATTENTION);
        net.train();
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 9, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 4);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotHearWhatIsBehindTheEnd(Pooling pooling) {
        SpeakerNet net = net(pooling);
        Tensor x = Tensor.randn(1, 8, 3);
        Tensor longer = Tensor.cat(List.of(x, Tensor.randn(1, 5, 3)), 1);
        Tensor lengths = Tensor.of(new long[] {8}, 1);

        assertThat(net.forward(longer, lengths).allClose(net.forward(x), 1e-4, 1e-5)).isTrue();
        double[] weights = net.attention(longer, lengths).toDoubleArray();
        assertThat(weights).hasSize(13).endsWith(new double[5]);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-5));
    }

    /// PyTorch: x.mean(1) and x.std(1, correction=0), by hand of 1, 3 and 2, 2.
    @Test
    void statisticsAreMeanAndDeviation() {
        Tensor x = Tensor.of(new double[] {1, 2, 3, 2, 100, 100}, 1, 3, 2);
        Heard heard = Heard.of("test", x, 2, Tensor.of(new long[] {2}, 1));

        assertThat(new FramePooling.Statistics().pool(x, heard).toDoubleArray())
                .containsExactly(new double[] {2, 2, 1, 0.001}, within(1e-5));
    }

    @Test
    void hasTheParametersOfItsLayers() {
        long frames = 24 * 64 * 5 + 2 * 64 * 64 * 3 + 3 * 2 * 64;
        assertThat(SpeakerNet.of(24, 32).parameterCount())
                .isEqualTo(frames + 64 + 2 * 64 + 64 * 32 + 32);
    }

    @Test
    void saysWhatDoesNotFit() {
        SpeakerNet net = net(Pooling.MEAN);
        assertThatThrownBy(() -> net.forward(Tensor.randn(2, 9, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "SpeakerNet(3→4, MEAN): expected input [batch, frames, 3], got [2, 9, 4]");
        assertThatThrownBy(
                        () -> net.forward(Tensor.randn(2, 9, 3), Tensor.of(new long[] {9, 0}, 2)))
                .hasMessageContaining("lengths from 1 to 9");
        assertThatThrownBy(() -> SpeakerNet.of(3, 0)).hasMessageContaining("an embedding");
    }
}
