package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The values of a tensor as Java's numbers and arrays, in row-major order.
sealed interface Reading extends Operand permits Tensor {
    /// The one element, as a `double`.
    default double item() {
        return JavaArrays.single("item", (Tensor) this).item_double();
    }

    /// The one element, as a whole number.
    default long itemLong() {
        return JavaArrays.single("itemLong", (Tensor) this).item_long();
    }

    default float[] toFloatArray() {
        return JavaArrays.read("toFloatArray", (Tensor) this, DType.FLOAT32)
                .toArray(ValueLayout.JAVA_FLOAT);
    }

    default double[] toDoubleArray() {
        return JavaArrays.read("toDoubleArray", (Tensor) this, DType.FLOAT64)
                .toArray(ValueLayout.JAVA_DOUBLE);
    }

    default long[] toLongArray() {
        return JavaArrays.read("toLongArray", (Tensor) this, DType.INT64)
                .toArray(ValueLayout.JAVA_LONG);
    }

    default int[] toIntArray() {
        return JavaArrays.read("toIntArray", (Tensor) this, DType.INT32)
                .toArray(ValueLayout.JAVA_INT);
    }

    default byte[] toByteArray() {
        return JavaArrays.read("toByteArray", (Tensor) this, DType.UINT8)
                .toArray(ValueLayout.JAVA_BYTE);
    }

    default boolean[] toBooleanArray() {
        return JavaArrays.booleans(JavaArrays.read("toBooleanArray", (Tensor) this, DType.BOOL));
    }

    /// The tensor's own memory, without a copy: a contiguous tensor on the CPU, valid while the tensor is open.
    default MemorySegment memory() {
        return JavaArrays.memory((Tensor) this);
    }
}
