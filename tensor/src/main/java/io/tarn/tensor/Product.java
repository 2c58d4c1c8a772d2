package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Collections;

/// BLAS's matrix product C ← α·A·B + β·C (`sgemm_` or `dgemm_`, columns first), computed in tiles of C by the threads of OpenMP.
///
/// The tiles do not depend on each other, so that no thread ever spins for another in the middle, unlike with OpenBLAS's own
/// threads. Small products, and products that a thread of a team asks for, stay with the thread that asks.
final class Product {
    /// The thirteen arguments, all by reference: transA, transB, m, n, k, α, A, ldA, B, ldB, β, C, ldC.
    private static final FunctionDescriptor TYPE =
            FunctionDescriptor.ofVoid(
                    Collections.nCopies(13, ValueLayout.JAVA_LONG).toArray(ValueLayout[]::new));

    /// Below this many multiplications (some 8 µs of one core), waking a thread costs more than it brings.
    private static final long WORTH_SPLITTING = 1L << 20;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final int bytes;
    private final MethodHandle onOneThread;
    private final VectorProduct ofVector;
    private final MemorySegment tile;

    /// @param onOneThread the address of OpenBLAS's function, which must not use threads of its own
    /// @param ofVector the product with a single row or column
    /// @param bytes of one element
    Product(MemorySegment onOneThread, VectorProduct ofVector, int bytes)
            throws ReflectiveOperationException {
        this.bytes = bytes;
        this.ofVector = ofVector;
        this.onOneThread = Linker.nativeLinker().downcallHandle(onOneThread, TYPE);
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
        if ((number(m) == 1 || number(n) == 1) && number(k) > 0) {
            withVector(transA, transB, m, n, k, alpha, a, ldA, b, ldB, beta, c, ldC);
            return;
        }
        long work = (long) number(m) * number(n) * number(k);
        if (work < WORTH_SPLITTING || !OpenMp.canFork()) {
            onOneThread.invokeExact(transA, transB, m, n, k, alpha, a, ldA, b, ldB, beta, c, ldC);
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments =
                    arena.allocateFrom(
                            WORD,
                            transA,
                            transB,
                            m,
                            n,
                            k,
                            alpha,
                            a,
                            ldA,
                            b,
                            ldB,
                            beta,
                            c,
                            ldC,
                            WorkerPlace.here());
            OpenMp.parallel(tile, arguments);
        }
    }

    /// One row or column: y = op(A)·b, or transposed y = op(B)ᵀ·a.
    private void withVector(
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
        VectorProduct.Matrix left = matrix(a, m, k, ldA, isPlain(transA));
        VectorProduct.Matrix right = matrix(b, k, n, ldB, isPlain(transB));
        if (number(n) == 1) {
            var x = new VectorProduct.Vector(b, right.transposed() ? number(ldB) : 1);
            ofVector.run(left, x, new VectorProduct.Vector(c, 1), alpha, beta);
        } else {
            var x = new VectorProduct.Vector(a, left.transposed() ? 1 : number(ldA));
            ofVector.run(right.flipped(), x, new VectorProduct.Vector(c, number(ldC)), alpha, beta);
        }
    }

    /// op(X) with so many rows and columns, as it lies in memory.
    private static VectorProduct.Matrix matrix(
            long address, long rows, long columns, long step, boolean plain) {
        return plain
                ? new VectorProduct.Matrix(address, number(rows), number(columns), step, false)
                : new VectorProduct.Matrix(address, number(columns), number(rows), step, true);
    }

    /// Computes the calling thread's tile.
    @SuppressWarnings("UnusedMethod") // native code calls it
    private void tile(MemorySegment address) throws Throwable {
        MemorySegment arguments = address.reinterpret(14 * Long.BYTES);
        int thread = OpenMp.thread();
        if (thread > 0) {
            WorkerPlace.awayFrom((int) arguments.getAtIndex(WORD, 13));
        }
        long m = arguments.getAtIndex(WORD, 2);
        long n = arguments.getAtIndex(WORD, 3);
        Tiling tiling = Tiling.of(number(m), number(n), OpenMp.threads());
        int row = tiling.row(thread);
        int rows = tiling.row(thread, 1) - row;
        int column = tiling.column(thread);
        int columns = tiling.column(thread, 1) - column;
        if (rows <= 0 || columns <= 0) {
            return;
        }
        long ldA = arguments.getAtIndex(WORD, 7);
        long ldB = arguments.getAtIndex(WORD, 9);
        long ldC = arguments.getAtIndex(WORD, 12);
        long a = isPlain(arguments.getAtIndex(WORD, 0)) ? row : (long) row * number(ldA);
        long b = isPlain(arguments.getAtIndex(WORD, 1)) ? (long) column * number(ldB) : column;
        long c = row + (long) column * number(ldC);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_INT, rows, columns);
            onOneThread.invokeExact(
                    arguments.getAtIndex(WORD, 0),
                    arguments.getAtIndex(WORD, 1),
                    size.address(),
                    size.address() + Integer.BYTES,
                    arguments.getAtIndex(WORD, 4),
                    arguments.getAtIndex(WORD, 5),
                    arguments.getAtIndex(WORD, 6) + a * bytes,
                    ldA,
                    arguments.getAtIndex(WORD, 8) + b * bytes,
                    ldB,
                    arguments.getAtIndex(WORD, 10),
                    arguments.getAtIndex(WORD, 11) + c * bytes,
                    ldC);
        }
    }

    private static int number(long address) {
        return MEMORY.get(INT, address);
    }

    private static boolean isPlain(long transposition) {
        return (MEMORY.get(ValueLayout.JAVA_BYTE, transposition) | 0x20) == 'n';
    }
}
