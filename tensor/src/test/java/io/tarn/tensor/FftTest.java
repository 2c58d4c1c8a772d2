package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class FftTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor c = golden.get("c"); // [3, 4], complex
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor h = golden.get("h"); // [2, 3, 3], complex

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("fft", () -> Fft.fft(x)),
                golden.agrees("fftComplex", () -> Fft.fft(c, 0)),
                golden.agrees("fftLength", () -> Fft.fft(x, 1, 6)),
                golden.agrees("ifft", () -> Fft.ifft(c)),
                golden.agrees("rfft", () -> Fft.rfft(x)),
                golden.agrees("rfftLength", () -> Fft.rfft(x, 1, 3)),
                golden.agrees("irfft", () -> Fft.irfft(c)),
                golden.agrees("irfftLength", () -> Fft.irfft(c, 1, 5)),
                golden.agrees("fft2", () -> Fft.fft2(m)),
                golden.agrees("ifft2", () -> Fft.ifft2(c)),
                golden.agrees("rfft2", () -> Fft.rfft2(m)),
                golden.agrees("irfft2", () -> Fft.irfft2(c)),
                golden.agrees("irfft2Size", () -> Fft.irfft2(c, 3, 7)),
                golden.agrees("fftn", () -> Fft.fftn(m)),
                golden.agrees("fftnDims", () -> Fft.fftn(m, 0, 2)),
                golden.agrees("ifftn", () -> Fft.ifftn(h)),
                golden.agrees("ifftnDims", () -> Fft.ifftn(h, 0, 2)),
                golden.agrees("rfftn", () -> Fft.rfftn(m)),
                golden.agrees("irfftn", () -> Fft.irfftn(h)),
                golden.agrees("fftfreq", () -> Fft.fftfreq(5, 0.1)),
                golden.agrees("rfftfreq", () -> Fft.rfftfreq(6, 0.1)),
                golden.agrees("fftshift", () -> Fft.fftshift(x)),
                golden.agrees("fftshiftDim", () -> Fft.fftshift(x, 1)),
                golden.agrees("ifftshift", () -> Fft.ifftshift(x.narrow(1, 0, 3), 1)));
    }

    @Test
    void agreesWithTheDefinition() {
        int size = 7;
        double[] values = Tensor.arange(size).toDouble().sin().toDoubleArray();
        double[] actual = Fft.fft(Tensor.of(values)).viewAsReal().toDoubleArray();
        for (int k = 0; k < size; k++) {
            double real = 0;
            double imaginary = 0;
            for (int t = 0; t < size; t++) {
                real += values[t] * Math.cos(2 * Math.PI * k * t / size);
                imaginary -= values[t] * Math.sin(2 * Math.PI * k * t / size);
            }
            assertThat(actual[2 * k]).isCloseTo(real, within(1e-12));
            assertThat(actual[2 * k + 1]).isCloseTo(imaginary, within(1e-12));
        }
    }

    @Test
    void comesBackFromTheSpectrum() {
        assertThat(Fft.ifft(Fft.fft(c)).distance(c)).isLessThan(1e-14);
        assertThat(Fft.irfft(Fft.rfft(x)).distance(x)).isLessThan(1e-14);
        assertThat(Fft.ifftshift(Fft.fftshift(m)).sameAs(m)).isTrue();
        assertThat(Fft.ifft(Fft.fft(c, 0), 0).distance(c)).isLessThan(1e-14);
        assertThat(Fft.rfft(x, 0).shape()).isEqualTo(Shape.of(2, 4));
    }

    @Test
    void differentiatesSpectra() {
        // Σ|X|² = N·Σx², so the gradient is 2N·x
        Tensor signal = x.copy().requiresGrad();
        Fft.fft(signal).abs().square().sum().backward();
        assertThat(signal.grad().orElseThrow().distance(x.mul(8))).isLessThan(1e-10);
    }

    @Test
    void rejectsWhatHasNoSpectrum() {
        assertThatThrownBy(() -> Fft.rfft(c))
                .hasMessageStartingWith("rfft: expected a real tensor");
        assertThatThrownBy(() -> Fft.fft(Tensor.zeros(0)))
                .hasMessageStartingWith("fft: expected at least one sample");
        assertThatThrownBy(() -> Fft.fft(x, 4))
                .hasMessageStartingWith("fft: expected a dimension in [-2, 1]");
    }
}
