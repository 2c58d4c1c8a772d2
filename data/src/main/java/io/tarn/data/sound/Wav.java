package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Reads and writes WAV files: PCM of 8, 16, 24 and 32 bits, float of 32 and 64, A-law and µ-law, with any number of channels.
///
/// A file that was cut off is an error. A file written to a pipe, whose sizes are unknown, is read to its end. Unknown chunks are skipped.
public final class Wav {
    private static final long MOST_SAMPLES = 1 << 29;
    private static final int BUFFER_FRAMES = 8192;

    private Wav() {}

    /// What the head of a file says.
    public record Info(SampleFormat format, int channels, int rate, long frames) {}

    public static Sound read(Path file) {
        try (var channel = FileChannel.open(file)) {
            return read(file.toString(), channel);
        } catch (IOException e) {
            throw DataException.unreadable("Wav", file, e);
        }
    }

    /// The same from memory, such as what a service was sent.
    public static Sound read(byte[] bytes) {
        String name = bytes.length + " bytes";
        try (var channel = new BytesChannel(bytes)) {
            return read(name, channel);
        } catch (IOException e) {
            throw DataException.of("Wav", "to read " + name, e, "send them again", e);
        }
    }

    private static Sound read(String name, SeekableByteChannel channel) throws IOException {
        var layout = WavLayout.of(name, channel);
        return new Sound(samples(name, channel, layout), layout.rate());
    }

    /// Reads the head only.
    public static Info info(Path file) {
        try (var channel = FileChannel.open(file)) {
            var layout = WavLayout.of(file.toString(), channel);
            return new Info(layout.format(), layout.channels(), layout.rate(), layout.frames());
        } catch (IOException e) {
            throw DataException.unreadable("Wav", file, e);
        }
    }

    private static Tensor samples(String file, SeekableByteChannel channel, WavLayout layout)
            throws IOException {
        if (layout.frames() * layout.channels() > MOST_SAMPLES) {
            throw WavLayout.wrong(
                    file,
                    "at most " + MOST_SAMPLES + " samples",
                    layout.frames() * layout.channels(),
                    "cut the recording into pieces");
        }
        int channels = layout.channels();
        int frames = (int) layout.frames();
        float[] values = new float[channels * frames]; // [channels, frames]
        int most = Math.max(1, Math.min(BUFFER_FRAMES, (1 << 20) / layout.frameBytes()));
        var buffer = ByteBuffer.allocate(most * layout.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(layout.start());
        for (int start = 0; start < frames; start += most) {
            int count = Math.min(most, frames - start);
            fill(file, channel, buffer.clear().limit(count * layout.frameBytes()));
            for (int i = 0; i < count; i++) {
                for (int c = 0; c < channels; c++) {
                    values[c * frames + start + i] = layout.format().read(buffer);
                }
            }
        }
        checkFinite(file, values, frames);
        return Tensor.of(values, channels, frames);
    }

    private static void fill(String file, SeekableByteChannel channel, ByteBuffer buffer)
            throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw WavLayout.wrong(
                        file, "more samples", "the end", "the file changed while it was read");
            }
        }
        buffer.flip();
    }

    private static void checkFinite(String file, float[] values, int frames) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw WavLayout.wrong(
                        file,
                        "finite samples",
                        values[i] + " at sample " + i % frames,
                        "write the file again");
            }
        }
    }

    /// Writes 16-bit PCM; values beyond -1 and 1 are clipped.
    public static void write(Path file, Sound sound) {
        write(file, sound, SampleFormat.PCM_16);
    }

    public static void write(Path file, Sound sound, SampleFormat format) {
        int channels = sound.channels();
        int frames = sound.frames();
        long size = (long) frames * channels * format.bytes();
        if (channels > 0xFFFF / format.bytes() || size > Integer.MAX_VALUE - 64) {
            throw WavLayout.wrong(
                    file.toString(),
                    "less than 2 GB in fewer than 65536 bytes a frame",
                    size + " bytes of " + channels + " channels",
                    "cut the recording into pieces");
        }
        float[] values = sound.samples().toFloatArray();
        var bytes = ByteBuffer.allocate(44 + (int) (size + (size & 1)));
        head(bytes.order(ByteOrder.LITTLE_ENDIAN), format, channels, sound.rate(), (int) size);
        for (int i = 0; i < frames; i++) {
            for (int c = 0; c < channels; c++) {
                format.write(bytes, values[c * frames + i]);
            }
        }
        WholeFile.write("Wav", file, bytes.array());
    }

    private static void head(
            ByteBuffer bytes, SampleFormat format, int channels, int rate, int size) {
        int frame = channels * format.bytes();
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes.capacity() - 8);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) format.tag()).putShort((short) channels).putInt(rate);
        bytes.putInt(rate * frame).putShort((short) frame).putShort((short) (format.bytes() * 8));
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
    }
}
