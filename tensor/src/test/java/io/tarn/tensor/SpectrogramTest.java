package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SpectrogramTest {
    private final Golden golden = Golden.ops();
    private final Tensor signal = golden.get("signal"); // [2, 50]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("stft", () -> Spectrogram.of(16, 4).stft(signal)),
                golden.agrees("hann", () -> Spectrogram.hann(9)),
                golden.agrees("hamming", () -> Spectrogram.hamming(9)),
                golden.agrees("blackman", () -> Spectrogram.blackman(9)));
    }

    @Test
    void comesBackToTheSignal() {
        Spectrogram frames = Spectrogram.of(16, 4);
        assertThat(frames.istft(frames.stft(signal), 50).distance(signal)).isLessThan(1e-5);
        Spectrogram others = Spectrogram.of(5, Spectrogram.hamming(10));
        assertThat(others.istft(others.stft(signal), 50).distance(signal)).isLessThan(1e-5);
    }

    @Test
    void findsATone() {
        Tensor tone = Tensor.arange(256).toFloat().mul(2 * Math.PI * 8 / 64).cos();
        Tensor sizes = Spectrogram.of(64, 16).stft(tone).abs().mean(-1); // [33]
        assertThat(sizes.argmax().itemLong()).isEqualTo(8);
    }

    @Test
    void keepsItsWindowBeyondTheScopeThatMadeIt() {
        Spectrogram frames;
        try (Scope _ = Scope.open()) {
            frames = Spectrogram.of(8, 2);
        }
        assertThat(frames.stft(signal).shape()).isEqualTo(Shape.of(2, 5, 26));
    }

    @Test
    void rejectsSignalsShorterThanHalfAWindow() {
        assertThatThrownBy(() -> Spectrogram.of(64, 16).stft(Tensor.zeros(20)))
                .hasMessageStartingWith("stft: expected a signal longer than half a window");
        assertThatThrownBy(() -> Spectrogram.of(64, 0))
                .hasMessageStartingWith("Spectrogram: expected a hop of 1");
    }
}
