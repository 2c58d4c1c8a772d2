package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Collections;

/// BLAS's matrix product (`sgemm_` or `dgemm_`), computed in tiles of the result by the threads of OpenMP.
///
/// The tiles do not depend on each other, so that no thread ever spins for another in the middle, unlike with OpenBLAS's own
/// threads. Small products, and products that a thread of a team asks for, stay with the thread that asks.
final class Product {
    /// The thirteen arguments, all by reference: transA, transB, m, n, k, α, A, ldA, B, ldB, β, C, ldC.
    private static final FunctionDescriptor TYPE =
            FunctionDescriptor.ofVoid(
                    Collections.nCopies(13, ValueLayout.JAVA_LONG).toArray(ValueLayout[]::new));

    /// Below this many multiplications (2 to 8 µs of one core), waking a thread costs more than it brings.
    private static final long WORTH_SPLITTING = 1L << 20;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;

    private final GemmKernel kernel;
    private final int bytes;
    private final MemorySegment tile;

    /// @param kernel what computes on one thread
    /// @param bytes of one element
    Product(GemmKernel kernel, int bytes) throws ReflectiveOperationException {
        this.kernel = kernel;
        this.bytes = bytes;
        this.tile = stub("tile", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    }

    /// The address of a native function of BLAS's signature that comes here.
    MemorySegment address() throws ReflectiveOperationException {
        return stub("call", TYPE);
    }

    private MemorySegment stub(String method, FunctionDescriptor type)
            throws ReflectiveOperationException {
        MethodHandle target = MethodHandles.lookup().bind(this, method, type.toMethodType());
        return Linker.nativeLinker().upcallStub(target, type, Arena.global());
    }

    @SuppressWarnings("UnusedMethod") // native code calls it
    private void call(
            long transA,
            long transB,
            long m,
            long n,
            long k,
            long alpha,
            long a,
            long ldA,
            long b,
            long ldB,
            long beta,
            long c,
            long ldC)
            throws Throwable {
        Gemm product = Gemm.of(transA, transB, m, n, k, alpha, a, ldA, b, ldB, beta, c, ldC, bytes);
        if (product.work() < WORTH_SPLITTING || !OpenMp.canFork()) {
            kernel.compute(product);
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            OpenMp.parallel(
                    tile,
                    arena.allocateFrom(
                            WORD, transA, transB, m, n, k, alpha, a, ldA, b, ldB, beta, c, ldC));
        }
    }

    /// Computes the calling thread's tile.
    @SuppressWarnings("UnusedMethod") // native code calls it
    private void tile(MemorySegment address) throws Throwable {
        long[] x = address.reinterpret(13 * Long.BYTES).toArray(WORD);
        Gemm whole =
                Gemm.of(
                        x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], x[10], x[11],
                        x[12], bytes);
        int thread = OpenMp.thread();
        Tiling tiling = Tiling.of(whole.m(), whole.n(), OpenMp.threads());
        int row = tiling.row(thread);
        int rows = tiling.row(thread, 1) - row;
        int column = tiling.column(thread);
        int columns = tiling.column(thread, 1) - column;
        if (rows > 0 && columns > 0) {
            kernel.compute(whole.tile(row, rows, column, columns));
        }
    }
}
