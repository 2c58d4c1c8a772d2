package io.tarn.tensor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_nolapack;

/// What the loaded OpenBLAS says about itself, and how many threads it uses.
final class OpenBlas {

    private static final FunctionDescriptor TEXT = FunctionDescriptor.of(ValueLayout.ADDRESS);
    private static final FunctionDescriptor NUMBER = FunctionDescriptor.of(ValueLayout.JAVA_INT);

    private OpenBlas() {}

    /// Name and version; the version is that of the Java binding, which is published together with the library.
    static String name() {
        return (openblas_nolapack.OPENBLAS_VERSION.strip()
                        + (find("openblas_get_config").isEmpty() ? " (not asked)" : ""))
                .strip();
    }

    /// The processor whose kernels are in use: `Cooperlake`, `Haswell`, …
    static String core() {
        return text("openblas_get_corename").orElse("unknown");
    }

    /// How many threads compute one matrix product.
    static int threads() {
        return number("openblas_get_num_threads").orElse(1);
    }

    static void threads(int count) {
        NativeSymbols.function(
                        "openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                .ifPresent(set -> {
                    try {
                        set.invokeExact(count);
                    } catch (Throwable failure) {
                        throw new IllegalStateException(
                                "OpenBLAS refused " + count + " threads", failure);
                    }
                });
    }

    private static Optional<MemorySegment> find(String name) {
        return NativeSymbols.find(name);
    }

    private static Optional<Integer> number(String function) {
        return NativeSymbols.function(function, NUMBER)
                .map(handle -> {
                    try {
                        return (int) handle.invokeExact();
                    } catch (Throwable failure) {
                        throw new IllegalStateException(function + " failed", failure);
                    }
                });
    }

    private static Optional<String> text(String function) {
        return NativeSymbols.function(function, TEXT)
                .map(handle -> {
                    try {
                        return ((MemorySegment) handle.invokeExact())
                                .reinterpret(Long.MAX_VALUE)
                                .getString(0);
                    } catch (Throwable failure) {
                        throw new IllegalStateException(function + " failed", failure);
                    }
                });
    }
}
