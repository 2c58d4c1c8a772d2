package io.tarn.data.sound;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where the samples of a WAV file lie, and how they are written.
///
/// The size of the whole that the file claims is not believed, for many programs write it wrongly. The size of the samples is, unless it is
/// one of those that programs leave when they write to a pipe: then the samples go on to the end of the file.
record WavLayout(SampleFormat format, int channels, int rate, long start, long bytes) {
    private static final int MOST_CHUNKS = 10_000;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final long UNKNOWN = 0xFFFFFFFFL;

    int frameBytes() {
        return format.bytes() * channels;
    }

    /// The number of samples of one channel; the rest of a broken last frame does not count.
    long frames() {
        return bytes / frameBytes();
    }

    static WavLayout of(String file, SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer head = bytes(channel, 0, 12);
        String kind = head.remaining() < 12 ? "" : name(head, 0);
        if (!(kind.equals("RIFF") || kind.equals("RF64")) || !name(head, 8).equals("WAVE")) {
            throw wrong(
                    file,
                    "a WAV file, which begins with RIFF … WAVE",
                    found(head, size),
                    "convert it to WAV first");
        }
        boolean piped = isUnknown(head.getInt(4) & UNKNOWN);
        Optional<WavLayout> format = Optional.empty();
        long at = 12;
        for (int chunks = 0; at + 8 <= size && chunks < MOST_CHUNKS; chunks++) {
            ByteBuffer chunk = bytes(channel, at, 8);
            long length = chunk.getInt(4) & UNKNOWN;
            String name = name(chunk, 0);
            if (name.equals("fmt ")) {
                format = Optional.of(format(file, channel, at + 8, length));
            } else if (name.equals("data")) {
                return data(file, format, at + 8, length, size, piped);
            }
            at += 8 + length + (length & 1); // chunks begin at even places
        }
        throw wrong(
                file,
                "samples (a chunk named data)",
                "none in " + size + " bytes",
                "the file was cut off or damaged; get it again");
    }

    private static WavLayout data(
            String file,
            Optional<WavLayout> format,
            long start,
            long claimed,
            long size,
            boolean piped) {
        WavLayout known =
                format.orElseThrow(() ->
                        wrong(
                                file,
                                "a chunk named fmt before the samples",
                                "none",
                                "the file is damaged; get it again"));
        long there = size - start;
        boolean open = isUnknown(claimed) && (piped || claimed != 0);
        if (!open && claimed > there) {
            throw wrong(
                    file,
                    claimed + " bytes of samples",
                    there + " up to the end of the file",
                    "the file was cut off; get it again");
        }
        return new WavLayout(
                known.format, known.channels, known.rate, start, open ? there : claimed);
    }

    /// Sizes that programs leave in a file whose end they did not know.
    private static boolean isUnknown(long claimed) {
        return claimed == 0
                || claimed >= 0x7FFFF000L && claimed <= 0x7FFFFFFFL
                || claimed >= 0xFFFFFF00L;
    }

    private static WavLayout format(String file, SeekableByteChannel channel, long at, long length)
            throws IOException {
        ByteBuffer chunk = bytes(channel, at, (int) Math.min(length, 40));
        if (chunk.remaining() < 16) {
            throw wrong(
                    file,
                    "16 bytes or more that describe the samples",
                    chunk.remaining(),
                    "the file is damaged; get it again");
        }
        int tag = chunk.getShort(0) & 0xFFFF;
        int channels = chunk.getShort(2) & 0xFFFF;
        long rate = chunk.getInt(4) & UNKNOWN;
        int frame = chunk.getShort(12) & 0xFFFF;
        int bits = chunk.getShort(14) & 0xFFFF;
        if (tag == EXTENSIBLE && chunk.remaining() >= 26) {
            tag = chunk.getShort(24) & 0xFFFF; // the first two bytes of the format's long name
        }
        if (channels == 0 || frame == 0 || frame % channels != 0 || bits > frame / channels * 8) {
            throw wrong(
                    file,
                    "frames of equally long samples",
                    "%d channels of %d bits in %d bytes".formatted(channels, bits, frame),
                    "the file is damaged; get it again");
        }
        if (rate < 1 || rate > Sound.HIGHEST_RATE) {
            throw wrong(
                    file,
                    "a rate from 1 to " + Sound.HIGHEST_RATE + " samples a second",
                    rate,
                    "the file is damaged; get it again");
        }
        String got = "format 0x%04x of %d bits".formatted(tag, bits);
        SampleFormat format =
                SampleFormat.of(tag, frame / channels)
                        .orElseThrow(() ->
                                wrong(
                                        file,
                                        "PCM of 8 to 32 bits, float, A-law or mu-law",
                                        got,
                                        "convert it to 16-bit PCM"));
        return new WavLayout(format, channels, (int) rate, 0, 0);
    }

    /// What a file that is no WAV looks like.
    private static String found(ByteBuffer head, long size) {
        String start = head.remaining() < 12 ? "" : name(head, 0);
        return switch (start) {
            case "OggS" -> "an Ogg file";
            case "fLaC" -> "a FLAC file";
            case "FORM" -> "an AIFF file";
            case "RIFX" -> "a RIFF file in big-endian order";
            case "RIFF" -> "a RIFF file of another kind";
            default ->
                    start.startsWith("ID3")
                            ? "an MP3 file"
                            : "a file of %d bytes of another kind".formatted(size);
        };
    }

    private static String name(ByteBuffer bytes, int at) {
        byte[] letters = new byte[4];
        bytes.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /// At most `count` bytes from `at` on.
    private static ByteBuffer bytes(SeekableByteChannel channel, long at, int count)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        return bytes.flip();
    }

    static DataException wrong(String file, String expected, Object got, String fix) {
        return DataException.of("Wav " + file, expected, got, fix);
    }
}
