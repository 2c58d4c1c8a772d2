package io.tarn.tensor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The threads on which libtorch runs everything that it computes in parallel (GNU OpenMP's).
final class OpenMp {
    private static final Linker.Option BRIEF = Linker.Option.critical(false);
    private static final FunctionDescriptor NUMBER = FunctionDescriptor.of(ValueLayout.JAVA_INT);

    private static final MethodHandle PARALLEL =
            function(
                    "GOMP_parallel",
                    FunctionDescriptor.ofVoid(
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT));
    private static final MethodHandle IN_PARALLEL = function("omp_in_parallel", NUMBER, BRIEF);
    private static final MethodHandle MOST_THREADS = function("omp_get_max_threads", NUMBER, BRIEF);
    private static final MethodHandle THREADS = function("omp_get_num_threads", NUMBER, BRIEF);
    private static final MethodHandle THREAD = function("omp_get_thread_num", NUMBER, BRIEF);

    private OpenMp() {}

    static boolean isThere() {
        return NativeSymbols.find("GOMP_parallel").isPresent();
    }

    /// Runs a native function on every thread of the pool, this one among them, and waits for all.
    static void parallel(MemorySegment function, MemorySegment argument) throws Throwable {
        PARALLEL.invokeExact(function, argument, 0, 0);
    }

    /// Whether the calling thread could hand out work: it is not working in a team already, and there is one.
    static boolean canFork() throws Throwable {
        return (int) IN_PARALLEL.invokeExact() == 0 && (int) MOST_THREADS.invokeExact() > 1;
    }

    /// Inside [#parallel], the number of threads at work.
    static int threads() throws Throwable {
        return (int) THREADS.invokeExact();
    }

    /// Inside [#parallel], the number of the calling thread, from 0.
    static int thread() throws Throwable {
        return (int) THREAD.invokeExact();
    }

    private static MethodHandle function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        return NativeSymbols.function(name, type, options)
                .orElseThrow(
                        () -> new IllegalStateException("GNU OpenMP is not loaded: no " + name));
    }
}
