package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.Arrays;
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
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw TensorException.of(
                        "Tensor.of",
                        "rows of one length, " + width,
                        "row %d of length %d".formatted(i, rows[i].length),
                        "pad the short rows");
            }
            System.arraycopy(rows[i], 0, values, i * width, width);
        }
        return Tensor.of(values, rows.length, width);
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
        return Call.source("Tensor.of", () -> {
            try (TensorOptions options = Natives.options(type, Device.CPU)) {
                return torch.from_blob(
                        new Address(memory.address()), shape.toArray(), KeepAlive.of(memory), options);
            }
        });
    }

    /// A snapshot of the values as `type`, in row-major order.
    static MemorySegment read(Tensor tensor, DType type) {
        Tensor plain = tensor.detach().to(Device.CPU).to(type).contiguous();
        return plain.memory();
    }

    @SuppressWarnings("ReachabilityFenceUsage") // it is the cleanup itself that must hold the handle
    static MemorySegment memory(Tensor tensor) {
        org.bytedeco.pytorch.Tensor raw = tensor.raw("memory");
        if (!raw.is_cpu() || !raw.is_contiguous()) {
            throw TensorException.of(
                    "memory",
                    "a contiguous tensor on the CPU",
                    tensor.description() + " on " + tensor.device(),
                    "copy it with .to(Device.CPU).contiguous()");
        }
        if (raw.numel() == 0) {
            return MemorySegment.NULL; // libtorch has no address for it
        }
        // the segment keeps the handle reachable, so that the collector cannot free what is being read
        return MemorySegment.ofAddress(raw.data_ptr().address())
                .reinterpret(raw.nbytes(), Arena.ofAuto(), segment -> Reference.reachabilityFence(raw));
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
