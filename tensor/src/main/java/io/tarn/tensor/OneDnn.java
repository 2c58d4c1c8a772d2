package io.tarn.tensor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The matrix product of the oneDNN inside libtorch, which libtorch itself uses for convolutions only.
///
/// It is faster than OpenBLAS's, above all for small products, and chooses its kernels by the processor alone. libtorch does not
/// export it.
final class OneDnn {
    private static final Optional<MemorySegment> ADDRESS =
            LoadedLibrary.named("libtorch_cpu.so")
                    .flatMap(library -> LocalSymbols.find(library, "dnnl_sgemm"));

    private OneDnn() {}

    static boolean isThere() {
        return ADDRESS.isPresent();
    }

    /// Computes a float32 product. oneDNN works row by row; there, it is the product of the transposes.
    static void product(Gemm product) throws Throwable {
        boolean defined = product.k() > 0 && product.alpha() != 0;
        if (!defined || call(product) != 0) {
            OpenBlas.product(product);
        }
    }

    private static int call(Gemm product) throws Throwable {
        return (int)
                Function.DNNL_SGEMM.invokeExact(
                        letter(product.transB()),
                        letter(product.transA()),
                        (long) product.n(),
                        (long) product.m(),
                        (long) product.k(),
                        (float) product.alpha(),
                        product.b(),
                        (long) product.ldB(),
                        product.a(),
                        (long) product.ldA(),
                        (float) product.beta(),
                        product.c(),
                        (long) product.ldC());
    }

    private static byte letter(boolean transposed) {
        return (byte) (transposed ? 'T' : 'N');
    }

    /// A constant, so that the compiler can see through the call; loaded when oneDNN is there.
    private static final class Function {
        private static final ValueLayout LETTER = ValueLayout.JAVA_BYTE;
        private static final ValueLayout SIZE = ValueLayout.JAVA_LONG;
        private static final ValueLayout NUMBER = ValueLayout.JAVA_FLOAT;
        private static final ValueLayout MATRIX = ValueLayout.JAVA_LONG;

        static final MethodHandle DNNL_SGEMM =
                Linker.nativeLinker()
                        .downcallHandle(
                                ADDRESS.orElseThrow(),
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        LETTER,
                                        LETTER,
                                        SIZE,
                                        SIZE,
                                        SIZE,
                                        NUMBER,
                                        MATRIX,
                                        SIZE,
                                        MATRIX,
                                        SIZE,
                                        NUMBER,
                                        MATRIX,
                                        SIZE));
    }
}
