package io.tarn.data.image;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads the IDX files of MNIST and its relatives, plain or compressed by gzip.
///
/// A file is two zeros, a code of the element type, the number of dimensions, their sizes as big-endian integers, and the elements,
/// big-endian too. Unsigned bytes stay `uint8`.
public final class Idx {
    private static final String WHO = "Idx.read";

    /// Deflate cannot shrink anything further than this.
    private static final long MOST_GZIP_SAVES = 1032;

    private static final int CHUNK = 1 << 16; // bytes, a multiple of every element's

    private Idx() {}

    /// The tensor of a file, on the CPU.
    public static Tensor read(Path file) {
        try (var raw = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            boolean packed = isGzip(raw);
            try (InputStream in = packed ? new GZIPInputStream(raw, CHUNK) : raw) {
                long size = Files.size(file);
                return read(file, in, packed ? size * MOST_GZIP_SAVES : size, packed);
            }
        } catch (EOFException e) {
            throw bad(file, "a whole file", "one that ends too early", e);
        } catch (ZipException e) {
            throw bad(file, "a whole gzip file", "damaged bytes (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw DataException.unreadable(WHO, file, e);
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed;
    }

    private static Tensor read(Path file, InputStream in, long most, boolean packed)
            throws IOException {
        byte[] start = in.readNBytes(4);
        if (start.length < 4 || start[0] != 0 || start[1] != 0) {
            throw bad(file, "a file that begins with two zeros and a type", "other bytes", null);
        }
        DType type = type(file, start[2] & 0xff);
        int rank = start[3] & 0xff;
        if (rank < 1 || rank > 8) {
            throw bad(file, "1 to 8 dimensions", rank, null);
        }
        ByteBuffer sizes = ByteBuffer.wrap(exactly(in, 4 * rank));
        long[] shape = new long[rank];
        Arrays.setAll(shape, i -> sizes.getInt() & 0xffffffffL);
        long bytes = claimed(file, shape, type);
        long left = most - (packed ? 0 : 4 + 4L * rank);
        if (packed ? bytes > left : bytes != left) {
            throw bad(
                    file,
                    "%,d bytes of elements, as its header says".formatted(bytes),
                    packed ? "a smaller file" : "%,d".formatted(left),
                    null);
        }
        return elements(file, in, type, shape, bytes);
    }

    private static DType type(Path file, int code) {
        return switch (code) {
            case 0x08 -> DType.UINT8;
            case 0x09 -> DType.INT8;
            case 0x0b -> DType.INT16;
            case 0x0c -> DType.INT32;
            case 0x0d -> DType.FLOAT32;
            case 0x0e -> DType.FLOAT64;
            default ->
                    throw bad(file, "an element type 0x08 to 0x0e", "0x%02x".formatted(code), null);
        };
    }

    private static long claimed(Path file, long[] shape, DType type) {
        try {
            long bytes = type.bytes();
            for (long size : shape) {
                bytes = Math.multiplyExact(bytes, size);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw bad(file, "sizes that a memory can hold", Arrays.toString(shape), e);
        }
    }

    private static Tensor elements(Path file, InputStream in, DType type, long[] shape, long bytes)
            throws IOException {
        if (bytes == 0) {
            return Tensor.zeros(Shape.of(shape), type);
        }
        MemorySegment memory = Arena.ofAuto().allocate(bytes, 64);
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < bytes; ) {
            int read = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, bytes - at));
            if (read < Math.min(CHUNK, bytes - at)) {
                throw new EOFException("after " + (at + read) + " of " + bytes + " bytes");
            }
            swap(chunk, read, type.bytes());
            MemorySegment.copy(chunk, 0, memory, ValueLayout.JAVA_BYTE, at, read);
            at += read;
        }
        if (in.read() >= 0) {
            throw bad(file, "an end after %,d bytes of elements".formatted(bytes), "more", null);
        }
        return Tensor.of(memory, type, shape);
    }

    /// Turns big-endian elements into little-endian ones, in place.
    private static void swap(byte[] bytes, int length, int width) {
        for (int start = 0; width > 1 && start < length; start += width) {
            for (int i = 0, j = width - 1; i < j; i++, j--) {
                byte kept = bytes[start + i];
                bytes[start + i] = bytes[start + j];
                bytes[start + j] = kept;
            }
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("in the header");
        }
        return bytes;
    }

    private static DataException bad(
            Path file, String expected, Object got, @Nullable Throwable cause) {
        String who = WHO + " of " + file;
        String fix = "get the file again, it is no whole IDX file";
        return cause == null
                ? DataException.of(who, expected, got, fix)
                : DataException.of(who, expected, got, fix, cause);
    }
}
