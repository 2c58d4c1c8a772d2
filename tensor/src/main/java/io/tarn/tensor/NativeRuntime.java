package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/// The native libraries behind every tensor: libtorch and the linear algebra it calls.
///
/// Whatever touches a native class first calls [#load()]: some settings count only when they are made before the first library loads.
public final class NativeRuntime {

    /// OpenBLAS is built for this many.
    private static final int MOST_THREADS = 64;

    private NativeRuntime() {}

    /// Loads the native libraries once; every later call costs next to nothing.
    public static void load() {
        if (Loaded.MILLIS < 0) {
            throw new AssertionError("loading takes time");
        }
    }

    /// What computes here and how it was set up.
    public static RuntimeInfo info() {
        return Inspection.inspect(Loaded.PROCESSOR, List.copyOf(Loaded.TUNINGS), Loaded.MILLIS);
    }

    /// The number of tensors that were made and not yet freed, for tests that look for leaks.
    public static long liveTensors() {
        return Handles.live();
    }

    /// Bytes of native memory in use, tensors among them; NaN where the C library is not glibc.
    public static double heldBytes() {
        return NativeHeap.held();
    }

    /// How many threads compute one operation.
    public static int threads() {
        load();
        return torch.get_num_threads();
    }

    /// Sets how many threads compute one operation.
    public static void threads(int count) {
        if (count < 1 || count > MOST_THREADS) {
            int cores = Runtime.getRuntime().availableProcessors();
            throw TensorException.of(
                    "NativeRuntime.threads",
                    "1 to " + MOST_THREADS + " threads",
                    count,
                    "this machine has " + cores + " cores, try threads(" + cores + ")");
        }
        load();
        torch.set_num_threads(count);
        if (OpenBlas.threads() > 1) {
            OpenBlas.threads(count);
        }
    }

    /// Lets the operations that the calling thread asks for compute on that thread alone: for threads that work beside another one,
    /// such as those of a data loader, which would otherwise take its cores.
    public static void computeAlone() {
        load();
        Lanes.alone();
    }

    /// A class initialiser runs exactly once, under the JVM's own lock; afterwards the compiler sees
    /// constants.
    private static final class Loaded {
        static final Processor PROCESSOR = Processor.detect();
        static final List<Tuning> TUNINGS = new ArrayList<>(StartUp.beforeLoading(PROCESSOR));
        static final long MILLIS = loadLibraries();

        private static long loadLibraries() {
            long start = System.nanoTime();
            Loader.load(torch.class);
            TUNINGS.addAll(StartUp.afterLoading());
            return (System.nanoTime() - start) / 1_000_000;
        }
    }
}
