package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConvolutionsTest {
    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    static Stream<Sliding> slidings() {
        Sliding plain = Sliding.over(2);
        return Stream.of(
                plain,
                plain.stride(2, 1),
                plain.padding(1, 2),
                plain.dilation(2, 1),
                plain.groups(2),
                plain.stride(2).padding(2, 1).dilation(1, 2).groups(2));
    }

    /// The sum over channels and kernel cells, cell by cell.
    private static double[] byHand(Tensor x, Tensor w, Sliding s) {
        double[] values = x.toDoubleArray();
        double[] weights = w.toDoubleArray();
        int in = (int) x.size(1);
        int height = (int) x.size(2);
        int width = (int) x.size(3);
        int out = (int) w.size(0);
        int perGroup = (int) w.size(1);
        int rows = (int) w.size(2);
        int columns = (int) w.size(3);
        int outHeight = length(height, rows, s, 0);
        int outWidth = length(width, columns, s, 1);
        double[] y = new double[(int) x.size(0) * out * outHeight * outWidth];
        for (int place = 0; place < y.length; place++) {
            int q = place % outWidth;
            int p = place / outWidth % outHeight;
            int o = place / (outWidth * outHeight) % out;
            int n = place / (outWidth * outHeight * out);
            int group = o / (out / (int) s.groups());
            for (int cell = 0; cell < perGroup * rows * columns; cell++) {
                int l = cell % columns;
                int k = cell / columns % rows;
                int i = cell / (columns * rows);
                long r = s.stride().size(0) * p + s.dilation().size(0) * k - s.padding().size(0);
                long c = s.stride().size(1) * q + s.dilation().size(1) * l - s.padding().size(1);
                if (r >= 0 && r < height && c >= 0 && c < width) {
                    int channel = group * perGroup + i;
                    double weight = weights[((o * perGroup + i) * rows + k) * columns + l];
                    y[place] +=
                            weight
                                    * values[
                                            (int)
                                                    (((long) (n * in + channel) * height + r)
                                                                    * width
                                                            + c)];
                }
            }
        }
        return y;
    }

    private static int length(int size, int kernel, Sliding s, int dimension) {
        long reach = s.dilation().size(dimension) * (kernel - 1) + 1;
        return (int) ((size + 2 * s.padding().size(dimension) - reach) / s.stride().size(dimension))
                + 1;
    }

    @ParameterizedTest
    @MethodSource("slidings")
    void equalsTheSumCellByCell(Sliding sliding) {
        Tensor x = Tensor.randn(2, 4, 7, 6).toDouble();
        Tensor w = Tensor.randn(6, 4 / sliding.groups(), 3, 2).toDouble();
        double[] expected = byHand(x, w, sliding);
        assertThat(x.convolution(w, sliding).toDoubleArray())
                .containsExactly(expected, within(1e-9));
        Tensor bias = Tensor.randn(6).toDouble();
        double[] biased =
                x.convolution(w, bias, sliding).sub(bias.reshape(1, 6, 1, 1)).toDoubleArray();
        assertThat(biased).containsExactly(expected, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("slidings")
    void theTransposeIsTheAdjoint(Sliding sliding) {
        Tensor x = Tensor.randn(2, 4, 7, 7).toDouble();
        Tensor w = Tensor.randn(6, 4 / sliding.groups(), 3, 3).toDouble();
        Tensor y = x.convolution(w, sliding);
        Tensor z = Tensor.randn(y.shape().toArray()).toDouble();
        Shape open = Shape.of(left(7, 3, sliding, 0), left(7, 3, sliding, 1));
        Tensor back = z.convTranspose(w, sliding, open);
        // ⟨conv(x), z⟩ = ⟨x, convᵀ(z)⟩
        assertThat(back.shape()).isEqualTo(x.shape());
        assertThat(back.mul(x).sum().item()).isCloseTo(y.mul(z).sum().item(), within(1e-9));
    }

    /// The cells at the end that a stride leaves out.
    private static long left(int size, int kernel, Sliding s, int dimension) {
        long reach = s.dilation().size(dimension) * (kernel - 1) + 1;
        return (size + 2 * s.padding().size(dimension) - reach) % s.stride().size(dimension);
    }

    @Test
    void worksInOneAndThreeDimensions() {
        Tensor line = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 4);
        Tensor slope = Tensor.of(new float[] {-1, 1}, 1, 1, 2);
        assertThat(line.conv1d(slope, Tensor.zeros(1), 1, 0).toFloatArray())
                .containsExactly(1, 1, 1);
        assertThat(line.conv1d(slope, Tensor.ones(1), 2, 1).toFloatArray())
                .containsExactly(2, 2, -3);
        assertThat(
                        Tensor.ones(1, 1, 3, 3, 3)
                                .conv3d(Tensor.ones(1, 1, 3, 3, 3), Tensor.ones(1), 1, 0)
                                .item())
                .isEqualTo(28);
        assertThat(
                        Tensor.ones(1, 1, 3, 3)
                                .conv2d(Tensor.ones(1, 1, 3, 3), Tensor.ones(1), 1, 0)
                                .item())
                .isEqualTo(10);
    }

    @Test
    void addsABiasToTheTranspose() {
        Tensor x = Tensor.of(new float[] {1, 2}, 1, 1, 2);
        Tensor w = Tensor.of(new float[] {1, 10}, 1, 1, 2);
        Sliding two = Sliding.over(1).stride(2);
        assertThat(x.convTranspose(w, Tensor.ones(1), two, Shape.of(1)).toFloatArray())
                .containsExactly(2, 11, 3, 21, 1);
    }

    @Test
    void keepsValuesWhateverTheMemoryLayout() {
        Tensor x = Tensor.randn(2, 3, 6, 5);
        Tensor w = Tensor.randn(4, 3, 3, 3);
        double[] expected = x.convolution(w, Sliding.over(2)).flatten(1).toDoubleArray();
        double[] same =
                x.channelsLast()
                        .convolution(w.channelsLast(), Sliding.over(2))
                        .flatten(1)
                        .toDoubleArray();
        assertThat(same).containsExactly(expected, within(1e-5));
    }

    @Test
    void slidingsNeedOneSizeForEachDimension() {
        assertThatThrownBy(() -> Sliding.over(2).stride(1, 2, 3))
                .hasMessage(
                        "Sliding.stride: expected one size for all or 2 of them, each 1 or more, got [1, 2, 3]; "
                                + "height comes before width");
        assertThatThrownBy(() -> Sliding.over(1).padding(-1))
                .hasMessageContaining("each 0 or more, got [-1]");
        assertThatThrownBy(() -> new Sliding(Shape.of(1), Shape.of(1, 1), Shape.of(1), 1))
                .hasMessageContaining(
                        "expected one stride, padding and dilation for each spatial dimension");
        assertThatThrownBy(() -> Sliding.over(1).groups(0))
                .hasMessageContaining("expected groups of 1 or more, got 0");
    }
}
