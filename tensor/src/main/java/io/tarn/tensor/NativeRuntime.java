package io.tarn.tensor;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/// The native libraries behind every tensor: libtorch and the linear algebra it calls.
///
/// Whatever touches a native class first calls [#load()]: some settings count only when they are made before the first library loads.
public final class NativeRuntime {

    private NativeRuntime() {}

    /// Loads the native libraries once; every later call costs next to nothing.
    public static void load() {
        if (Loaded.MILLIS < 0) {
            throw new AssertionError("loading takes time");
        }
    }

    /// How many threads compute one operation.
    public static int threads() {
        load();
        return torch.get_num_threads();
    }

    /// Sets how many threads compute one operation.
    public static void threads(int count) {
        if (count < 1 || count > 1024) {
            throw new IllegalArgumentException("NativeRuntime.threads: expected 1 to 1024 threads, got " + count + "; this machine has " + Runtime.getRuntime().availableProcessors() + " cores, try that");
        }
        load();
        torch.set_num_threads(count);
    }

    /// A class initialiser runs exactly once, under the JVM's own lock; afterwards the compiler sees a constant.
    private static final class Loaded {
        static final Processor PROCESSOR = Processor.detect();
        static final List<Tuning> TUNINGS = StartUp.apply(PROCESSOR);
        static final long MILLIS = loadLibraries();

        private static long loadLibraries() {
            long start = System.nanoTime();
            Loader.load(torch.class);
            return (System.nanoTime() - start) / 1_000_000;
        }
    }
}
