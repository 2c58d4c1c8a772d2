package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Oracles: files made byte by byte, and that what is written reads back within the format's step.
final class WavTest {
    @TempDir private Path folder;

    @Test
    void readsSixteenBitsAsPartsOf32768() {
        var sound = Wav.read(WavBytes.usual().data(8, 0, 16384, -32768, 32767).in(folder));
        assertThat(sound.rate()).isEqualTo(8000);
        assertThat(sound.channel(0)).containsExactly(0, 0.5f, -1, 32767 / 32768f);
    }

    @Test
    void takesTheChannelsApart() {
        var file = WavBytes.riff(0).format(1, 2, 44100, 4, 16).data(8, 100, -100, 200, -200);
        var sound = Wav.read(file.in(folder));
        assertThat(sound.samples().shape().toArray()).containsExactly(2, 2);
        assertThat(sound.channel(0)).containsExactly(100 / 32768f, 200 / 32768f);
        assertThat(sound.channel(1)).containsExactly(-100 / 32768f, -200 / 32768f);
        assertThat(sound.mono().channel(0)).containsExactly(0, 0);
    }

    @Test
    void readsTwentyFourBits() {
        var file =
                WavBytes.riff(0)
                        .format(1, 1, 48000, 3, 24)
                        .text("data")
                        .number(9, 4)
                        .number(0x400000, 3)
                        .number(0x800000, 3)
                        .number(0xFFFFFF, 3);
        assertThat(Wav.read(file.in(folder)).channel(0)).containsExactly(0.5f, -1, -1 / 8388608f);
    }

    @Test
    void readsTheExtensibleFormat() {
        var file =
                WavBytes.riff(0)
                        .text("fmt ")
                        .number(40, 4)
                        .described(0xFFFE, 1, 16000, 4, 32)
                        .number(22, 2)
                        .number(32, 2)
                        .number(4, 4)
                        .number(3, 2) // float
                        .text("\0\0\0\0\u0010\0\u0080\0\0\u00aa\0\u0038\u009bq")
                        .text("data")
                        .number(4, 4)
                        .number(Float.floatToIntBits(0.25f), 4);
        assertThat(Wav.info(file.in(folder)).format()).isEqualTo(SampleFormat.FLOAT_32);
        assertThat(Wav.read(file.in(folder)).channel(0)).containsExactly(0.25f);
    }

    @Test
    void skipsOtherChunksAndTheFillOfOddOnes() {
        var file =
                WavBytes.riff(0)
                        .text("LIST")
                        .number(3, 4)
                        .text("abc\0")
                        .format(1, 1, 8000, 2, 16)
                        .text("fact")
                        .number(0, 4)
                        .data(2, 16384);
        assertThat(Wav.read(file.in(folder)).channel(0)).containsExactly(0.5f);
    }

    @Test
    void readsAPipedFileToItsEnd() {
        for (long claimed : new long[] {0xFFFFFFFFL, 0x7FFFFFFFL, 0xFFFFFFDBL}) {
            var file = WavBytes.usual().data(claimed, 16384, 16384).number(1, 1);
            assertThat(Wav.read(file.in(folder)).channel(0)).containsExactly(0.5f, 0.5f);
        }
        var zeros = WavBytes.riff(0).format(1, 1, 8000, 2, 16).data(0, 16384);
        assertThat(Wav.read(zeros.in(folder)).channel(0)).containsExactly(0.5f);
    }

    @Test
    void anEmptyFileOfSamplesIsAnEmptySound() {
        assertThat(Wav.read(WavBytes.usual().data(0).in(folder)).frames()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0xFF, 0", "0x80, 32124", "0x00, -32124", "0xF0, 120", "0x7F, 0"})
    void decodesMuLawLikeTheStandard(int code, int value) {
        assertThat(Telephone.fromMuLaw(code)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0xD5, 8", "0x55, -8", "0xAA, 32256", "0x2A, -32256", "0x85, 4224", "0x05, -4224"})
    void decodesALawLikeTheStandard(int code, int value) {
        assertThat(Telephone.fromALaw(code)).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenReadsBack(SampleFormat format) {
        float step =
                switch (format) {
                    case PCM_8 -> 1 / 128f;
                    case A_LAW, MU_LAW -> 1 / 31f; // of the loudest samples
                    case PCM_16 -> 1 / 32768f;
                    default -> 1e-6f;
                };
        var chance = new SplittableRandom(3);
        float[] values = new float[20_001]; // more than one buffer, and odd
        for (int i = 0; i < values.length; i++) {
            values[i] = chance.nextFloat() * 2 - 1;
        }
        var sound = new Sound(Tensor.of(values, 3, values.length / 3), 22050);
        var file = folder.resolve("written.wav");
        Wav.write(file, sound, format);
        var read = Wav.read(file);
        assertThat(read.rate()).isEqualTo(22050);
        assertThat(read.samples().shape()).isEqualTo(sound.samples().shape());
        assertThat(read.samples().sub(sound.samples()).abs().max().item())
                .isLessThanOrEqualTo(step);
    }

    @Test
    void clipsWhatIsTooLoud() {
        var file = folder.resolve("loud.wav");
        Wav.write(file, Sound.of(new float[] {3, -3}, 8000));
        assertThat(Wav.read(file).channel(0)).containsExactly(32767 / 32768f, -1);
    }

    @Test
    void leavesNothingElseInTheFolder() throws IOException {
        var file = folder.resolve("a.wav");
        Wav.write(file, Sound.of(new float[1], 8000));
        Wav.write(file, Sound.of(new float[2], 8000));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Wav.info(file)).isEqualTo(new Wav.Info(SampleFormat.PCM_16, 1, 8000, 2));
        assertThat(Wav.read(file).seconds()).isCloseTo(2 / 8000.0, within(1e-12));
    }

    @Test
    void readsFromMemory() {
        var sound = Wav.read(WavBytes.usual().data(4, 16384, -16384).bytes());
        assertThat(sound.channel(0)).containsExactly(0.5f, -0.5f);
        assertThatThrownBy(() -> Wav.read(new byte[7])).hasMessageContaining("Wav 7 bytes");
    }
}
