package io.tarn.tensor;

/// What computes one matrix product on the calling thread: [OneDnn#product] or [OpenBlas#product].
@FunctionalInterface
interface GemmKernel {
    void compute(Gemm product) throws Throwable;
}
