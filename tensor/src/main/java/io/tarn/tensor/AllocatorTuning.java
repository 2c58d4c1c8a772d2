package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;
import java.util.List;
import java.util.Optional;

/// The tuning that makes glibc's malloc keep the memory of big tensors instead of giving it back to
/// the kernel.
///
/// By default glibc maps every big block afresh (from 128 kB on, a limit that grows to 32 MB at
/// most), so each big tensor of each step costs page faults and zeroing. With the thresholds raised,
/// a step finds the pages of the step before.
record AllocatorTuning() implements StartUpTuning {
    private static final int M_TRIM_THRESHOLD = -1; // these three from glibc's malloc.h
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;

    private static final int MEBIBYTE = 1 << 20;
    private static final int KEEP = 1024 * MEBIBYTE;
    private static final int GROW = 64 * MEBIBYTE;

    /// Where a user says which allocator to use, or how glibc's should behave.
    private static final List<String> SAME_MATTER =
            List.of(
                    "MALLOC_TRIM_THRESHOLD_",
                    "MALLOC_MMAP_THRESHOLD_",
                    "MALLOC_TOP_PAD_",
                    "GLIBC_TUNABLES",
                    "LD_PRELOAD");

    @Override
    public String name() {
        return "allocator";
    }

    @Override
    public Tuning apply() {
        Optional<String> present = present();
        if (present.isPresent()) {
            return new Tuning(
                    name(),
                    present.get(),
                    Origin.USER,
                    "the environment said so before Tarn, and that wins");
        }
        if (switchedOff()) {
            return new Tuning(name(), LIBRARY_DEFAULT, Origin.OFF, "-Dtarn.native.allocator=off");
        }
        if (!CLibrary.mallopt(M_MMAP_THRESHOLD, KEEP)) {
            return new Tuning(
                    name(), LIBRARY_DEFAULT, Origin.NOT_APPLICABLE, "only glibc has mallopt");
        }
        CLibrary.mallopt(M_TRIM_THRESHOLD, KEEP);
        CLibrary.mallopt(M_TOP_PAD, GROW);
        return new Tuning(
                name(),
                "mallopt: keep up to 1 GB, grow by 64 MB",
                Origin.TARN,
                "big tensors find the pages of the step before instead of fresh ones");
    }

    private static Optional<String> present() {
        return SAME_MATTER.stream()
                .filter(variable -> decides(variable, System.getenv().getOrDefault(variable, "")))
                .findFirst()
                .map(variable -> variable + "=" + System.getenv(variable));
    }

    /// Tunables of other parts of glibc, and preloaded libraries that do not allocate, are none of this matter.
    private static boolean decides(String variable, String value) {
        return switch (variable) {
            case "GLIBC_TUNABLES" -> value.contains("glibc.malloc");
            case "LD_PRELOAD" -> value.contains("malloc");
            default -> !value.isEmpty();
        };
    }
}
