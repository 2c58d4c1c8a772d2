package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;

/// Everything that Tarn sets before the first native library loads; docs/decisions/0002-native-start-up.md says what each one brings.
final class StartUp {

    private StartUp() {}

    static List<Tuning> apply(Processor processor) {
        List<Tuning> report = new ArrayList<>();
        for (StartUpTuning tuning : tunings(processor)) {
            report.add(tuning.apply());
        }
        return List.copyOf(report);
    }

    private static List<StartUpTuning> tunings(Processor processor) {
        return List.of(
                new EnvironmentTuning(
                        "omp-wait",
                        "OMP_WAIT_POLICY",
                        List.of(),
                        "PASSIVE",
                        "spinning OpenMP workers would take the cores that OpenBLAS's workers need"),
                new EnvironmentTuning(
                        "blas-timeout",
                        "OPENBLAS_THREAD_TIMEOUT",
                        List.of(),
                        "4",
                        "spinning OpenBLAS workers would take the cores that OpenMP's workers need"),
                OpenBlasCore.tuning(processor),
                new AllocatorTuning(),
                new PropertyTuning(
                        "pointer-gc",
                        "org.bytedeco.javacpp.nopointergc",
                        "true",
                        "Scope frees tensors; a second reference queue costs 1 µs per operation"),
                new PropertyTuning(
                        "max-bytes",
                        "org.bytedeco.javacpp.maxBytes",
                        "0",
                        "JavaCPP cannot see the payload of a tensor, so its limit would mean nothing"),
                new PropertyTuning(
                        "max-physical-bytes",
                        "org.bytedeco.javacpp.maxPhysicalBytes",
                        "0",
                        "reading the process size at every allocation is slow"));
    }
}
