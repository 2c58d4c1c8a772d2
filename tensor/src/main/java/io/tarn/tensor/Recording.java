package io.tarn.tensor;

import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.InferenceMode;
import org.jspecify.annotations.Nullable;

/// A block of one thread's code in which operations are recorded for gradients, or are not.
///
/// Made by [Gradient#off()], [Gradient#on()] and [Gradient#inference()]; closing it brings back what
/// was before. Blocks nest, and each closes on its own thread.
public final class Recording implements AutoCloseable {
    static {
        NativeRuntime.load();
    }

    private final Thread thread = Thread.currentThread();
    private final boolean before = GradMode.is_enabled();
    private final @Nullable InferenceMode guard;
    private boolean closed;

    private Recording(@Nullable InferenceMode guard) {
        this.guard = guard;
    }

    static Recording switched(boolean on) {
        if (on && InferenceMode.is_enabled()) {
            return new Recording(new InferenceMode(false));
        }
        Recording block = new Recording(null);
        GradMode.set_enabled(on);
        return block;
    }

    static Recording serving() {
        return new Recording(new InferenceMode());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (Thread.currentThread() != thread) {
            throw TensorException.of(
                    "Recording.close",
                    "the thread that opened the block, " + thread.getName(),
                    Thread.currentThread().getName(),
                    "use try (var off = Gradient.off()) { … }");
        }
        closed = true;
        if (guard == null) {
            GradMode.set_enabled(before);
        } else {
            guard.close();
        }
    }
}
