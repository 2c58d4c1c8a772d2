package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// The passage of values between Java's memory and a tensor's: one bulk copy for heap arrays, none
/// for native segments.
final class JavaArrays {
    private JavaArrays() {}

    static Tensor tensor(MemorySegment values, DType type, long count, long[] sizes) {
        Shape shape = sizes.length == 0 ? Shape.of(count) : Shape.of(sizes);
        if (shape.elements() != count) {
            throw TensorException.of(
                    "Tensor.of",
                    "%d values for %s".formatted(shape.elements(), shape),
                    count + " values",
                    "check the sizes");
        }
        Tensor tensor = Tensor.empty(shape, type);
        tensor.memory().copyFrom(values);
        return tensor;
    }

    static Tensor matrix(float[][] rows) {
        int width = width(rows.length, i -> rows[i].length);
        float[] values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * width, width);
        }
        return Tensor.of(values, rows.length, width);
    }

    static Tensor matrix(double[][] rows) {
        int width = width(rows.length, i -> rows[i].length);
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Tensor.of(values, rows.length, width);
    }

    static Tensor matrix(long[][] rows) {
        int width = width(rows.length, i -> rows[i].length);
        long[] values = Arrays.stream(rows).flatMapToLong(Arrays::stream).toArray();
        return Tensor.of(values, rows.length, width);
    }

    /// The one width of all rows.
    private static int width(int rows, IntUnaryOperator width) {
        int first = rows == 0 ? 0 : width.applyAsInt(0);
        for (int i = 0; i < rows; i++) {
            if (width.applyAsInt(i) != first) {
                throw TensorException.of(
                        "Tensor.of",
                        "rows of one length, " + first,
                        "row %d of length %d".formatted(i, width.applyAsInt(i)),
                        "pad the short rows");
            }
        }
        return first;
    }

    static float[] joined(double first, double[] rest) {
        float[] values = new float[rest.length + 1];
        values[0] = (float) first;
        for (int i = 0; i < rest.length; i++) {
            values[i + 1] = (float) rest[i];
        }
        return values;
    }

    static long[] joined(long first, long[] rest) {
        long[] values = new long[rest.length + 1];
        values[0] = first;
        System.arraycopy(rest, 0, values, 1, rest.length);
        return values;
    }

    static Tensor over(MemorySegment memory, DType type, Shape shape) {
        long bytes = Math.multiplyExact(shape.elements(), type.bytes());
        if (memory.byteSize() != bytes) {
            throw TensorException.of(
                    "Tensor.of",
                    "%d bytes for %s %s".formatted(bytes, shape, type),
                    memory.byteSize() + " bytes",
                    "slice the segment");
        }
        if (!memory.isNative()) {
            Tensor tensor = Tensor.empty(shape, type);
            tensor.memory().copyFrom(memory);
            return tensor;
        }
        return Call.source(
                "Tensor.of",
                () -> {
                    try (TensorOptions options = Natives.options(type, Device.CPU)) {
                        return torch.from_blob(
                                new Address(memory.address()),
                                shape.toArray(),
                                KeepAlive.of(memory),
                                options);
                    }
                });
    }

    /// The native handle of a tensor of one element.
    static org.bytedeco.pytorch.Tensor single(String user, Tensor tensor) {
        if (tensor.elements() != 1) {
            throw TensorException.of(
                    user,
                    "a tensor of one element",
                    tensor.description(),
                    "reduce it or index into it");
        }
        rejectComplex(user, tensor);
        return tensor.raw(user);
    }

    /// A snapshot of the values as `type`, in row-major order.
    static MemorySegment read(String user, Tensor tensor, DType type) {
        rejectComplex(user, tensor);
        Tensor plain = tensor.detach().to(Device.CPU).to(type).contiguous();
        return Call.unary(user, plain, x -> x.resolve_neg()).memory();
    }

    /// Its imaginary parts would be lost.
    private static void rejectComplex(String user, Tensor tensor) {
        if (tensor.dtype().isComplex()) {
            throw TensorException.of(
                    user,
                    "real numbers",
                    tensor.description(),
                    "use real(), or viewAsReal() for both parts");
        }
    }

    @SuppressWarnings(
            "ReachabilityFenceUsage") // it is the cleanup itself that must hold the handle
    static MemorySegment memory(Tensor tensor) {
        org.bytedeco.pytorch.Tensor raw = tensor.raw("memory");
        if (!raw.is_cpu() || !raw.is_contiguous()) {
            throw TensorException.of(
                    "memory",
                    "a contiguous tensor on the CPU",
                    tensor.description() + " on " + tensor.device(),
                    "copy it with .to(Device.CPU).contiguous()");
        }
        if (torch.is_conj(raw) || torch.is_neg(raw)) {
            throw TensorException.of(
                    "memory",
                    "numbers that lie in memory as they are",
                    tensor.description() + " whose signs are still to be turned",
                    "copy() it, which turns them");
        }
        if (raw.numel() == 0) {
            return MemorySegment.NULL; // libtorch has no address for it
        }
        // the segment keeps the handle reachable, so that the collector cannot free what is being
        // read
        return MemorySegment.ofAddress(raw.data_ptr().address())
                .reinterpret(
                        raw.nbytes(), Arena.ofAuto(), segment -> Reference.reachabilityFence(raw));
    }

    static MemorySegment bytes(boolean[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return MemorySegment.ofArray(bytes);
    }

    static boolean[] booleans(MemorySegment memory) {
        byte[] bytes = memory.toArray(ValueLayout.JAVA_BYTE);
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }

    /// A pointer to memory that somebody else owns.
    static final class Address extends Pointer {
        Address(long address) {
            this.address = address;
        }
    }
}
