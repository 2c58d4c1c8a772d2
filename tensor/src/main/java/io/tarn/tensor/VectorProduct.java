package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/// BLAS's product of a matrix and a vector, y ← α·op(A)·x + β·y (`sgemv_` or `dgemv_`, columns first).
///
/// A matrix product with a single row or column is one. OpenBLAS's matrix product copies the whole
/// matrix into blocks first, which for a single row takes longer than the product itself.
final class VectorProduct {
    private static final FunctionDescriptor TYPE =
            FunctionDescriptor.ofVoid(
                    Collections.nCopies(11, ValueLayout.JAVA_LONG).toArray(ValueLayout[]::new));
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final MethodHandle function;
    private final int bytes;

    /// @param function the address of OpenBLAS's function
    /// @param bytes of one element
    VectorProduct(MemorySegment function, int bytes) {
        this.function = Linker.nativeLinker().downcallHandle(function, TYPE);
        this.bytes = bytes;
    }

    /// A matrix in memory: its address, rows, columns and the step from column to column.
    record Matrix(long address, int rows, int columns, long step, boolean transposed) {
        /// The same matrix in the transposed product.
        Matrix flipped() {
            return new Matrix(address, rows, columns, step, !transposed);
        }
    }

    /// A vector in memory: its address and the step from element to element.
    record Vector(long address, int step) {}

    /// y ← α·op(A)·x + β·y, where α, β and the step of A are given by address, as BLAS wants them.
    void run(Matrix matrix, Vector x, Vector y, long alpha, long beta) throws Throwable {
        if (isZero(beta)) {
            clear(
                    y,
                    matrix.transposed
                            ? matrix.columns
                            : matrix.rows); // y may hold anything, NaN too
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers =
                    arena.allocateFrom(
                            ValueLayout.JAVA_INT, matrix.rows, matrix.columns, x.step, y.step);
            MemorySegment how =
                    arena.allocateFrom(
                            ValueLayout.JAVA_BYTE, (byte) (matrix.transposed ? 't' : 'n'));
            long at = numbers.address();
            function.invokeExact(
                    how.address(),
                    at,
                    at + 4,
                    alpha,
                    matrix.address,
                    matrix.step,
                    x.address,
                    at + 8,
                    beta,
                    y.address,
                    at + 12);
        }
    }

    private boolean isZero(long address) {
        return bytes == Float.BYTES
                ? MEMORY.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address) == 0
                : MEMORY.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address) == 0;
    }

    private void clear(Vector y, int length) {
        long piece = y.step == 1 ? (long) length * bytes : bytes;
        long end = y.address + (long) length * y.step * bytes;
        for (long at = y.address; at < end; at += y.step == 1 ? piece : (long) y.step * bytes) {
            MEMORY.asSlice(at, piece).fill((byte) 0);
        }
    }
}
