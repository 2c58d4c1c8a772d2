package io.tarn.tensor;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/// The native memory of tensors that live outside of every scope, freed when the garbage collector
/// finds them unreachable.
///
/// The collector watches the native handle and not the [Tensor] around it: libtorch's Java methods
/// hold their arguments for as long as they run, so nothing is freed under a running operation.
///
/// The collector sees only small Java objects, so the payload is counted here, and when it has
/// grown by [#STEP] since the last look, a collection is asked for. Under `-XX:+DisableExplicitGC`
/// that request does nothing; work in a [Scope] then.
final class Collected {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final long STEP = Long.getLong("tarn.memory.step", 512L << 20);
    private static final int PATIENCE_MILLIS = 50;
    private static final AtomicLong BYTES = new AtomicLong();
    private static final AtomicLong LIMIT = new AtomicLong(STEP);

    private Collected() {}

    /// Frees `raw` once nothing uses it any more, or earlier when the result is cleaned.
    static Cleaner.Cleanable watch(org.bytedeco.pytorch.Tensor raw) {
        long bytes = payload(raw);
        if (bytes > 0 && BYTES.addAndGet(bytes) > LIMIT.get()) {
            collect();
        }
        return CLEANER.register(raw, new Free(Handles.freeing(raw), bytes));
    }

    private record Free(Runnable handle, long bytes) implements Runnable {
        @Override
        public void run() {
            handle.run();
            BYTES.addAndGet(-bytes);
        }
    }

    /// Memory that another tensor uses too is counted there, or was counted when it was made.
    private static long payload(org.bytedeco.pytorch.Tensor raw) {
        boolean alone =
                raw.defined()
                        && raw.use_count() == 1
                        && raw.has_storage()
                        && raw.storage().use_count() == 1;
        return alone ? raw.nbytes() : 0;
    }

    /// Runs `action` once `object` is unreachable.
    static void whenUnreachable(Object object, Runnable action) {
        CLEANER.register(object, action);
    }

    /// The payload of all tensors that wait for the collector.
    static long bytes() {
        return BYTES.get();
    }

    private static synchronized void collect() {
        if (BYTES.get() <= LIMIT.get()) {
            return; // another thread has just done it
        }
        long before = BYTES.get();
        System.gc();
        for (int i = 0; i < PATIENCE_MILLIS && BYTES.get() > before - STEP / 2; i++) {
            pause();
        }
        LIMIT.set(BYTES.get() + STEP);
    }

    /// Gives the cleaner's thread time to run.
    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
