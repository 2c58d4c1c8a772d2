package io.tarn.tensor;

import java.util.List;

/// Everything that Tarn sets around the loading of the native libraries;
/// docs/decisions/0002-native-start-up.md says what each setting brings.
final class StartUp {
    private StartUp() {}

    static List<Tuning> beforeLoading(Processor processor) {
        return apply(
                List.of(
                        openMpWait(processor),
                        blasThreads(processor),
                        new EnvironmentTuning(
                                "blas-timeout",
                                "OPENBLAS_THREAD_TIMEOUT",
                                List.of("GOTO_THREAD_TIMEOUT"),
                                "4",
                                "OpenBLAS's own threads sleep at once instead of spinning on OpenMP's cores"),
                        OpenBlasCore.tuning(processor),
                        new AllocatorTuning(),
                        new PropertyTuning(
                                "pointer-gc",
                                "org.bytedeco.javacpp.nopointergc",
                                "true",
                                "Tarn frees tensors itself; JavaCPP's own bookkeeping costs a microsecond per operation"),
                        new PropertyTuning(
                                "max-bytes",
                                "org.bytedeco.javacpp.maxBytes",
                                "0",
                                "JavaCPP does not see what a tensor holds, so its limit would mean nothing"),
                        new PropertyTuning(
                                "max-physical-bytes",
                                "org.bytedeco.javacpp.maxPhysicalBytes",
                                "0",
                                "asking for the size of the process at every allocation is slow")));
    }

    static List<Tuning> afterLoading() {
        return apply(List.of(new ProductSplit()));
    }

    private static StartUpTuning openMpWait(Processor processor) {
        List<String> sameMatter = List.of("OMP_WAIT_POLICY");
        return ProductSplit.isLikely(processor)
                ? new EnvironmentTuning(
                        "omp-wait",
                        "GOMP_SPINCOUNT",
                        sameMatter,
                        "10000",
                        "waiting threads spin for some microseconds, enough between two operations, then sleep")
                : new EnvironmentTuning(
                        "omp-wait",
                        "OMP_WAIT_POLICY",
                        sameMatter,
                        "PASSIVE",
                        "spinning threads would take the cores that OpenBLAS's threads need");
    }

    private static StartUpTuning blasThreads(Processor processor) {
        boolean split = ProductSplit.isLikely(processor);
        return new EnvironmentTuning(
                "blas-threads",
                "OPENBLAS_NUM_THREADS",
                List.of("GOTO_NUM_THREADS"),
                split ? "1" : "",
                split
                        ? "Tarn hands out the tiles of a product itself, on OpenMP's threads"
                        : "OpenBLAS takes all cores by itself");
    }

    private static List<Tuning> apply(List<StartUpTuning> tunings) {
        return tunings.stream().map(StartUpTuning::apply).toList();
    }
}
