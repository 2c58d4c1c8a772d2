package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bad file ends in one line that names it.
final class HostileWavTest {
    @TempDir private Path folder;

    static Stream<Arguments> badFiles() {
        return Stream.of(
                Arguments.of(new WavBytes(), "a file of 0 bytes of another kind"),
                Arguments.of(new WavBytes().text("RIFF"), "a file of 4 bytes"),
                Arguments.of(new WavBytes().text("OggS00000000"), "an Ogg file"),
                Arguments.of(new WavBytes().text("fLaC00000000"), "a FLAC file"),
                Arguments.of(new WavBytes().text("ID3000000000"), "an MP3 file"),
                Arguments.of(new WavBytes().text("RIFF0000AVI "), "another kind"),
                Arguments.of(new WavBytes().text("RIFX0000WAVE"), "big-endian"),
                Arguments.of(WavBytes.riff(0), "a chunk named data"),
                Arguments.of(WavBytes.riff(0).data(2, 1), "a chunk named fmt before the samples"),
                Arguments.of(
                        WavBytes.riff(0).text("fmt ").number(4, 4).number(1, 4).data(2, 1),
                        "16 bytes or more"),
                Arguments.of(
                        WavBytes.usual().data(100, 1, 2), "expected 100 bytes of samples, got 4"),
                Arguments.of(WavBytes.usual().data(0x70000000L, 1), "cut off"),
                Arguments.of(
                        WavBytes.usual().text("junk").number(0xFFFFFFFFL, 4).data(2, 1),
                        "a chunk named data"),
                Arguments.of(format(1, 0, 8000, 2, 16), "0 channels"),
                Arguments.of(format(1, 2, 8000, 3, 16), "2 channels of 16 bits in 3 bytes"),
                Arguments.of(format(1, 1, 8000, 0, 16), "0 bytes"),
                Arguments.of(format(1, 1, 8000, 2, 24), "24 bits in 2 bytes"),
                Arguments.of(format(1, 1, 0, 2, 16), "got 0"),
                Arguments.of(format(1, 1, 0xFFFFFFFFL, 2, 16), "4294967295"),
                Arguments.of(format(2, 1, 8000, 2, 4), "format 0x0002 of 4 bits"),
                Arguments.of(format(0x55, 1, 8000, 1, 0), "format 0x0055"),
                Arguments.of(
                        WavBytes.riff(0)
                                .format(3, 1, 8000, 4, 32)
                                .text("data")
                                .number(8, 4)
                                .number(0, 4)
                                .number(Float.floatToIntBits(Float.NaN), 4),
                        "NaN at sample 1"));
    }

    private static WavBytes format(int tag, int channels, long rate, int frame, int bits) {
        return WavBytes.riff(0).format(tag, channels, rate, frame, bits).data(2, 1);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void saysInOneLineWhatIsWrong(WavBytes bytes, String part) {
        assertThatThrownBy(() -> Wav.read(bytes.in(folder)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(part)
                .hasMessageContaining("sound.wav")
                .satisfies(it -> assertThat(it.getMessage().lines()).hasSize(1));
    }

    @Test
    void refusesMissingFilesAndFolders() {
        assertThatThrownBy(() -> Wav.read(folder.resolve("none.wav")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.wav, got no such file; ");
        assertThatThrownBy(() -> Wav.info(folder)).isInstanceOf(DataException.class);
    }

    @Test
    void refusesMoreSamplesThanFitBeforeItTakesMemory() throws IOException {
        var file = WavBytes.riff(0).format(1, 1, 8000, 1, 8).data(0xFFFFFFFFL).in(folder);
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(3L << 30); // a hole: it takes no room on the disk
        }
        assertThatThrownBy(() -> Wav.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at most 536870912 samples");
        assertThat(Wav.info(file).frames()).isGreaterThan(3_000_000_000L);
    }

    @Test
    void anyCutAndAnyChangedByteReadsOrComplains() {
        byte[] good =
                WavBytes.usual().text("LIST").number(4, 4).text("abcd").data(6, 1, 2, 3).bytes();
        for (int length = 0; length < good.length; length++) {
            tryToRead(Arrays.copyOf(good, length));
        }
        var chance = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = good.clone();
            for (int n = 0; n <= i % 3; n++) {
                changed[chance.nextInt(good.length)] = (byte) chance.nextInt(256);
            }
            tryToRead(changed);
        }
    }

    private static void tryToRead(byte[] bytes) {
        try {
            assertThat(Wav.read(bytes).channels()).isPositive();
        } catch (DataException expected) {
            assertThat(expected.getMessage()).startsWith("Wav " + bytes.length + " bytes: ");
        }
    }
}
