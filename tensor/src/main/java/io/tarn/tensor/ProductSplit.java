package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/// The tuning that computes libtorch's matrix products on the threads of OpenMP, which compute
/// everything else; see [Product]. It comes after loading.
///
/// float32 is computed by [OneDnn] where it is found. `-Dtarn.native.product-split=openblas` keeps OpenBLAS.
record ProductSplit() implements StartUpTuning {
    private static final String OPEN_BLAS = "openblas";
    private static final String TILES = "tiles on OpenMP's threads, float32 by ";
    private static final String ONE_DNN = "oneDNN";

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
            CallTable table = libtorch().flatMap(CallTable::of).orElseThrow();
            boolean oneDnn = OneDnn.isThere() && !asked().equalsIgnoreCase(OPEN_BLAS);
            GemmKernel floats = oneDnn ? OneDnn::product : OpenBlas::product;
            replace(table, "sgemm_", new Product(floats, Float.BYTES));
            replace(table, "dgemm_", new Product(OpenBlas::product, Double.BYTES));
            return new Tuning(
                    name(),
                    TILES + (oneDnn ? ONE_DNN : "OpenBLAS"),
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

    /// Whether oneDNN computes float32 products, given what was set.
    static boolean byOneDnn(List<Tuning> tunings) {
        return tunings.stream().anyMatch(tuning -> tuning.setting().equals(TILES + ONE_DNN));
    }

    private static boolean isPossible() {
        return OpenMp.isThere()
                && libtorch()
                        .flatMap(CallTable::of)
                        .filter(table ->
                                table.slot("sgemm_").isPresent()
                                        && table.slot("dgemm_").isPresent())
                        .isPresent();
    }

    private static Optional<LoadedLibrary> libtorch() {
        return LoadedLibrary.named("libtorch_cpu.so");
    }

    private static void replace(CallTable table, String function, Product product)
            throws ReflectiveOperationException {
        MemorySegment slot = table.slot(function).orElseThrow();
        slot.set(ValueLayout.JAVA_LONG, 0, product.address().address());
    }

    private Tuning leave(Origin origin, String why) {
        return new Tuning(name(), "products on OpenBLAS's threads", origin, why);
    }
}
