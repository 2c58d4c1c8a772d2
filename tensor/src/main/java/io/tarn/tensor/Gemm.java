package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One matrix product C ← α·op(A)·op(B) + β·C, columns first, where `op` may transpose.
///
/// @param m the rows of C
/// @param n the columns of C
/// @param k the terms of each sum
/// @param a the address of A
/// @param ldA the step from one column of A to the next, in elements
/// @param bytes of one element
record Gemm(
        boolean transA,
        boolean transB,
        int m,
        int n,
        int k,
        double alpha,
        long a,
        int ldA,
        long b,
        int ldB,
        double beta,
        long c,
        int ldC,
        int bytes) {
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    /// The product that BLAS was asked for, whose numbers it is given by address.
    static Gemm of(
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
            long ldC,
            int bytes) {
        return new Gemm(
                isTransposed(transA),
                isTransposed(transB),
                integer(m),
                integer(n),
                integer(k),
                number(alpha, bytes),
                a,
                integer(ldA),
                b,
                integer(ldB),
                number(beta, bytes),
                c,
                integer(ldC),
                bytes);
    }

    /// How many multiplications it takes.
    long work() {
        return (long) m * n * k;
    }

    /// The part of it that computes these rows and columns of C.
    Gemm tile(int row, int rows, int column, int columns) {
        long ofA = transA ? (long) row * ldA : row;
        long ofB = transB ? column : (long) column * ldB;
        long ofC = row + (long) column * ldC;
        return new Gemm(
                transA,
                transB,
                rows,
                columns,
                k,
                alpha,
                a + ofA * bytes,
                ldA,
                b + ofB * bytes,
                ldB,
                beta,
                c + ofC * bytes,
                ldC,
                bytes);
    }

    private static boolean isTransposed(long address) {
        return (MEMORY.get(ValueLayout.JAVA_BYTE, address) | 0x20) != 'n';
    }

    private static int integer(long address) {
        return MEMORY.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    private static double number(long address, int bytes) {
        return bytes == Float.BYTES
                ? MEMORY.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address)
                : MEMORY.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
    }
}
