package io.tarn.tensor;

import java.util.List;

/// The choice of OpenBLAS's kernels by the processor's instruction sets.
///
/// OpenBLAS chooses by the processor's model number, so that one newer than itself may get kernels of half the width.
final class OpenBlasCore {
    private OpenBlasCore() {}

    static StartUpTuning tuning(Processor processor) {
        return new EnvironmentTuning(
                "blas-core", "OPENBLAS_CORETYPE", List.of(), choose(processor), why(processor));
    }

    private static String choose(Processor processor) {
        // With AMX it is an Intel processor of the Sapphire Rapids kind, which OpenBLAS knows.
        if (!processor.isX86() || !hasAvx512(processor) || processor.has("amx_tile")) {
            return "";
        }
        return processor.has("avx512_bf16") ? "Cooperlake" : "SkylakeX";
    }

    private static String why(Processor processor) {
        if (!processor.isX86()) {
            return "OpenBLAS knows the kernels for " + processor.architecture() + " by itself";
        }
        return choose(processor).isEmpty()
                ? "OpenBLAS's own choice is right for this processor"
                : "the kernels for AVX-512, also where OpenBLAS does not know the model";
    }

    private static boolean hasAvx512(Processor processor) {
        return List.of("avx512f", "avx512dq", "avx512bw", "avx512vl").stream()
                .allMatch(processor::has);
    }
}
