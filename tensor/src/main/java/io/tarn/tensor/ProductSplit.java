package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The tuning that computes libtorch's matrix products on the threads of OpenMP, which compute
/// everything else; see [Product]. It comes after loading.
record ProductSplit() implements StartUpTuning {
    @Override
    public String name() {
        return "product-split";
    }

    @Override
    public Tuning apply() {
        if (switchedOff()) {
            return leave(Origin.OFF, "-Dtarn.native.product-split=off");
        }
        if (!isPossible()) {
            return leave(
                    Origin.NOT_APPLICABLE, "done on Linux with an x86 processor and GNU OpenMP");
        }
        int own = OpenBlas.threads();
        if (own != 1) {
            return leave(Origin.USER, "OpenBLAS was told to use " + own + " threads of its own");
        }
        try {
            CallTable table = CallTable.of("libtorch_cpu.so").orElseThrow();
            replace(table, "sgemm_", "sgemv_", Float.BYTES);
            replace(table, "dgemm_", "dgemv_", Double.BYTES);
            return new Tuning(
                    name(),
                    "products in tiles on OpenMP's threads",
                    Origin.TARN,
                    "one pool of threads for everything, and tiles that wait for nobody");
        } catch (ReflectiveOperationException | RuntimeException failure) {
            return leave(Origin.FAILED, "could not step in: " + failure);
        }
    }

    /// Whether it can be done on this machine, as far as one can see before anything is loaded.
    static boolean isLikely(Processor processor) {
        return processor.isX86()
                && System.getProperty("os.name").equals("Linux")
                && !new ProductSplit().switchedOff();
    }

    private static boolean isPossible() {
        return OpenMp.isThere()
                && CallTable.of("libtorch_cpu.so")
                        .filter(table ->
                                table.slot("sgemm_").isPresent()
                                        && table.slot("dgemm_").isPresent())
                        .isPresent();
    }

    private static void replace(CallTable table, String function, String ofVector, int bytes)
            throws ReflectiveOperationException {
        MemorySegment blas = NativeSymbols.find(function).orElseThrow();
        var vector = new VectorProduct(NativeSymbols.find(ofVector).orElseThrow(), bytes);
        MemorySegment slot = table.slot(function).orElseThrow();
        slot.set(ValueLayout.JAVA_LONG, 0, new Product(blas, vector, bytes).address().address());
    }

    private Tuning leave(Origin origin, String why) {
        return new Tuning(name(), "products on OpenBLAS's threads", origin, why);
    }
}
