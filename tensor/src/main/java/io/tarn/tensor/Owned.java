package io.tarn.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// The memory side of a [Tensor]: its native handle, who owns it, and which threads may touch it.
///
/// A tensor has a home, the thread that made it. As long as only that thread touches it, closing
/// frees the memory at once. When another thread touches it, it becomes shared: closing then only
/// marks it closed, and the collector frees the memory when no operation can be using it. So a
/// use that races with a close either succeeds or throws, and never reads freed memory.
/// Being [unscoped][Tensor#unscoped] leaves the home open: the next thread that touches it moves in.
abstract sealed class Owned permits Tensor {
    private static final long VACANT = 0; // thread ids are positive
    private static final long SHARED = -1;
    private static final long CLOSED = -2;
    private static final VarHandle HOME;

    static {
        try {
            HOME = MethodHandles.lookup().findVarHandle(Owned.class, "home", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final org.bytedeco.pytorch.Tensor raw;
    private final String origin;

    @SuppressWarnings("UnusedVariable") // read and written through HOME
    private long home = Thread.currentThread().threadId();

    private @Nullable Scope scope; // frees it, and stays here after that for the message
    private Cleaner.@Nullable Cleanable
            collected; // set once the collector watches it, scope or not

    Owned(org.bytedeco.pytorch.Tensor raw, String origin) {
        Handles.made();
        this.raw = raw;
        this.origin = Place.isTraced() ? traced(raw, origin) : origin;
        scope = Scope.current();
        if (scope == null) {
            collected = Collected.watch(raw);
        }
    }

    private static String traced(org.bytedeco.pytorch.Tensor raw, String origin) {
        String shape = raw.defined() ? " " + java.util.Arrays.toString(raw.shape()) : "";
        return origin + shape + " at " + Place.here();
    }

    /// The native handle, for the operation `user`.
    final org.bytedeco.pytorch.Tensor raw(String user) {
        if ((long) HOME.getOpaque(this) != Thread.currentThread().threadId()) {
            visit(user);
        }
        return raw;
    }

    private void visit(String user) {
        long visitor = Thread.currentThread().threadId();
        while (true) {
            long now = (long) HOME.getVolatile(this);
            if (now == CLOSED) {
                throw closed(user);
            }
            if (now == SHARED
                    || now == visitor
                    || HOME.compareAndSet(this, now, now == VACANT ? visitor : SHARED)) {
                return;
            }
        }
    }

    private TensorException closed(String user) {
        Scope last = scope;
        return TensorException.of(
                user,
                "an open tensor",
                "the closed result of %s%s".formatted(origin, last == null ? "" : " from " + last),
                "keep it with scope.keep(tensor), or use it before it is closed" + Place.hint());
    }

    final boolean closed() {
        return (long) HOME.getVolatile(this) == CLOSED;
    }

    final String origin() {
        return origin;
    }

    final @Nullable Scope scope() {
        return scope;
    }

    /// Frees the memory now, or, when another thread has touched it, as soon as nothing can use it.
    final void free() {
        while (true) {
            long now = (long) HOME.getVolatile(this);
            boolean alone = now == VACANT || now == Thread.currentThread().threadId();
            if (now == CLOSED) {
                return;
            }
            if (alone && HOME.compareAndSet(this, now, CLOSED)) {
                freeAlone();
                return;
            }
            if (!alone && closeShared(now)) {
                return;
            }
        }
    }

    private void freeAlone() {
        if (collected == null) {
            Handles.free(raw);
        } else {
            collected.clean();
        }
    }

    private synchronized boolean closeShared(long now) {
        if (!HOME.compareAndSet(this, now, CLOSED)) {
            return false;
        }
        if (collected == null) {
            collected = Collected.watch(raw);
        }
        return true;
    }

    /// Frees the tensor if `closing` still owns it.
    final void freeFrom(Scope closing) {
        if (scope == closing) {
            free();
        }
    }

    /// Leaves the memory to the collector, and the home to the next thread.
    final synchronized void leaveToCollector() {
        raw("unscoped");
        scope = null;
        if (collected == null) {
            collected = Collected.watch(raw);
        }
        HOME.compareAndSet(this, Thread.currentThread().threadId(), VACANT);
    }

    /// Makes `next` the scope that frees the tensor.
    final synchronized void moveTo(Scope next) {
        raw("Scope.take");
        scope = next;
    }
}
