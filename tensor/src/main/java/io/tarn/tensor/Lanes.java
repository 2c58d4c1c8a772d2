package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// Threads that run independent pieces of one operation side by side, each piece with kernels of one thread.
///
/// For a chain of many small kernels that is faster than to share out each of them: nobody waits for
/// anybody until the end. The pieces use native handles only, whose tensors stay at home with the caller,
/// and record nothing.
final class Lanes {
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(piece -> {
                Thread thread = new Thread(piece, "tarn-lane");
                thread.setDaemon(true);
                return thread;
            });
    private static final Optional<MethodHandle> KERNEL_THREADS = kernelThreads();

    private Lanes() {}

    /// How many pieces can run at once.
    static int count() {
        return KERNEL_THREADS.isPresent() ? torch.get_num_threads() : 1;
    }

    /// Runs all pieces one after another on this thread, whose kernels share their work out as usual.
    static void inTurn(List<? extends Runnable> pieces) {
        try (Recording off = Gradient.off()) {
            pieces.forEach(Runnable::run);
        }
    }

    /// Runs all pieces, the first on this thread, and waits for them.
    static void sideBySide(List<? extends Runnable> pieces) {
        List<Future<?>> others = new ArrayList<>();
        for (Runnable piece : pieces.subList(1, pieces.size())) {
            others.add(THREADS.submit(() -> alone(piece)));
        }
        @Nullable RuntimeException failure = null;
        try {
            alone(pieces.getFirst());
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Future<?> other : others) { // even after a failure: they use the caller's memory
            failure = awaited(other, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void alone(Runnable piece) {
        int before =
                torch.get_num_threads(); // which also makes this thread take libtorch's setting,
        // once
        kernelThreads(1);
        try (Recording off = Gradient.off()) {
            piece.run();
        } finally {
            kernelThreads(before);
        }
    }

    private static @Nullable RuntimeException awaited(
            Future<?> piece, @Nullable RuntimeException before) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    piece.get();
                    return before;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Lets the kernels that this thread calls compute on it alone.
    static void alone() {
        if (KERNEL_THREADS.isPresent()) {
            int _ = torch.get_num_threads(); // makes this thread take libtorch's setting, once
            kernelThreads(1);
        }
    }

    /// How many threads the kernels that this thread calls may use; libtorch's own setter would change all threads.
    private static void kernelThreads(int count) {
        try {
            KERNEL_THREADS.orElseThrow().invokeExact(count);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// OpenMP's `omp_set_num_threads`, of the library that libtorch has loaded.
    private static Optional<MethodHandle> kernelThreads() {
        NativeRuntime.load();
        for (String library : List.of("libgomp.so.1", "libomp.dylib", "libiomp5md.dll")) {
            try {
                return SymbolLookup.libraryLookup(library, Arena.global())
                        .find("omp_set_num_threads")
                        .map(address ->
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                address,
                                                FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)));
            } catch (IllegalArgumentException absent) {
                // another platform's
            }
        }
        return Optional.empty();
    }
}
