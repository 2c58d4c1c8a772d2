package io.tarn.tensor;

/// The choice of OpenBLAS's kernels by the processor's instruction sets.
final class OpenBlasCore {

    private OpenBlasCore() {}

    static StartUpTuning tuning(Processor processor) {
        return new EnvironmentTuning(
                "blas-core",
                "OPENBLAS_CORETYPE",
                java.util.List.of(),
                choose(processor),
                why(processor));
    }

    private static String choose(Processor processor) {
        if (!processor.isX86() || !avx512(processor) || processor.has("amx_bf16")) {
            return "";
        }
        return processor.has("avx512_bf16") ? "Cooperlake" : "SkylakeX";
    }

    private static String why(Processor processor) {
        if (!processor.isX86()) {
            return "OpenBLAS knows the kernels of " + processor.architecture() + " by itself";
        }
        return avx512(processor)
                ? "the processor has AVX-512, which OpenBLAS does not use on every maker's processors"
                : "without AVX-512 OpenBLAS's own choice is right";
    }

    private static boolean avx512(Processor processor) {
        return processor.has("avx512f")
                && processor.has("avx512dq")
                && processor.has("avx512bw")
                && processor.has("avx512vl");
    }
}
