package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// Threads that run independent pieces of one operation side by side, each with matrix products of one thread.
///
/// For a chain of many small products that is faster than to share out each of them: nobody waits
/// for anybody until the end. The pieces use native handles only, whose tensors stay at home with the caller.
final class Lanes {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(piece -> {
        Thread thread = new Thread(piece, "tarn-lane");
        thread.setDaemon(true);
        return thread;
    });
    private static int running;
    private static int threadsBefore;

    private Lanes() {}

    /// How many pieces run at once.
    static int count() {
        return torch.get_num_threads();
    }

    /// Runs all pieces, the first on this thread, and waits for them.
    static void run(List<Runnable> pieces) {
        enter();
        try {
            List<Future<?>> others = new ArrayList<>();
            for (Runnable piece : pieces.subList(1, pieces.size())) {
                others.add(THREADS.submit(() -> {
                    try (Recording off = Gradient.off()) {
                        piece.run();
                    }
                }));
            }
            RuntimeException failure = null;
            try (Recording off = Gradient.off()) {
                pieces.getFirst().run();
            } catch (RuntimeException e) {
                failure = e;
            }
            for (Future<?> other : others) { // even after a failure: they use the caller's memory
                failure = awaited(other, failure);
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            leave();
        }
    }

    private static RuntimeException awaited(Future<?> piece, RuntimeException before) {
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
            return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static synchronized void enter() {
        if (running++ == 0) {
            threadsBefore = openblas_nolapack.blas_get_num_threads();
            openblas_nolapack.blas_set_num_threads(1);
        }
    }

    private static synchronized void leave() {
        if (--running == 0) {
            openblas_nolapack.blas_set_num_threads(threadsBefore);
        }
    }
}
