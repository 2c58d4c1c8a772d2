package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;

/// The tuning that makes glibc's malloc keep the memory of big tensors instead of giving it back to the kernel.
///
/// By default glibc maps every block above 128 KB (a threshold that grows to at most 32 MB) afresh, so each big tensor of each step
/// costs page faults and zeroing. With the thresholds raised, a training step finds the pages of the step before.
record AllocatorTuning() implements StartUpTuning {

    /// From glibc's malloc.h.
    private static final int M_TRIM_THRESHOLD = -1;

    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;

    private static final int MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "allocator";
    }

    @Override
    public Tuning apply() {
        for (String variable : new String[] {"MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TOP_PAD_", "GLIBC_TUNABLES", "LD_PRELOAD"}) {
            String present = System.getenv(variable);
            if (present != null && (!variable.equals("GLIBC_TUNABLES") || present.contains("glibc.malloc"))) {
                return new Tuning(name(), variable + "=" + present, Origin.USER, "the environment already chooses an allocator setting, and that wins");
            }
        }
        if (switchedOff()) {
            return new Tuning(name(), "the C library's default", Origin.OFF, "-Dtarn.native.allocator=off");
        }
        // glibc refuses an mmap threshold above half a heap of a secondary arena (32 MB) only through the environment; mallopt takes what fits an int.
        int threshold = 1024 * MEBIBYTE;
        if (!CLibrary.mallopt(M_MMAP_THRESHOLD, threshold)) {
            return new Tuning(name(), "the C library's default", Origin.NOT_APPLICABLE, "only glibc has mallopt");
        }
        CLibrary.mallopt(M_TRIM_THRESHOLD, threshold);
        CLibrary.mallopt(M_TOP_PAD, 64 * MEBIBYTE);
        return new Tuning(name(), "mmap and trim threshold 1 GB, top pad 64 MB", Origin.TARN, "big tensors reuse the pages of the step before");
    }
}
