package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
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

    /// Computes a product in float32 or float64.
    static void product(Gemm product) throws Throwable {
        boolean single = product.bytes() == Float.BYTES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment letters =
                    arena.allocateFrom(
                            ValueLayout.JAVA_BYTE,
                            letter(product.transA()),
                            letter(product.transB()));
            MemorySegment sizes =
                    arena.allocateFrom(
                            ValueLayout.JAVA_INT,
                            product.m(),
                            product.n(),
                            product.k(),
                            product.ldA(),
                            product.ldB(),
                            product.ldC());
            MemorySegment factors =
                    single
                            ? arena.allocateFrom(
                                    ValueLayout.JAVA_FLOAT,
                                    (float) product.alpha(),
                                    (float) product.beta())
                            : arena.allocateFrom(
                                    ValueLayout.JAVA_DOUBLE, product.alpha(), product.beta());
            (single ? Products.SGEMM : Products.DGEMM)
                    .invokeExact(
                            letters.address(),
                            letters.address() + 1,
                            sizes.address(),
                            sizes.address() + 4,
                            sizes.address() + 8,
                            factors.address(),
                            product.a(),
                            sizes.address() + 12,
                            product.b(),
                            sizes.address() + 16,
                            factors.address() + product.bytes(),
                            product.c(),
                            sizes.address() + 20);
        }
    }

    private static byte letter(boolean transposed) {
        return (byte) (transposed ? 'T' : 'N');
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

    /// Constants, so that the compiler can see through the calls; loaded with the first product.
    private static final class Products {
        /// Thirteen arguments, all by reference.
        private static final FunctionDescriptor TYPE =
                FunctionDescriptor.ofVoid(
                        Collections.nCopies(13, ValueLayout.JAVA_LONG).toArray(ValueLayout[]::new));

        static final MethodHandle SGEMM = NativeSymbols.function("sgemm_", TYPE).orElseThrow();
        static final MethodHandle DGEMM = NativeSymbols.function("dgemm_", TYPE).orElseThrow();
    }
}
