package io.tarn.tensor;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The owner of the tensors that are made on its thread until it closes.
///
/// ```java
/// try (var scope = Scope.open()) {
///     var loss = net.forward(x).sub(y).square().mean();
///     loss.backward();
///     total += loss.item();
/// }                                    // everything made inside is freed here
/// ```
///
/// Scopes nest and close innermost first. [#keep] lets a result outlive its scope, [#take] frees a
/// tensor from elsewhere with it. Outside of any scope the garbage collector frees tensors.
/// Parameters and optimizer states are [unscoped][Tensor#unscoped]: they live as long as the
/// objects that hold them.
///
/// Other threads may use the tensors of a scope. One that another thread has used is closed with the
/// scope like the rest, but its memory waits for the collector, so that an operation
/// which still runs over there stays safe.
public final class Scope implements AutoCloseable {
    private static final int ROOMY = 1024;
    private static final ThreadLocal<Innermost> HERE = ThreadLocal.withInitial(Innermost::new);

    /// The innermost open scope of one thread.
    private static final class Innermost {
        private @Nullable Scope scope;
    }

    private final Innermost here;
    private final @Nullable Scope outer;
    private final Thread thread = Thread.currentThread();
    private final Place opened = Place.here();
    private ArrayList<Tensor> owned = new ArrayList<>();
    private @Nullable ArrayList<Runnable> farewells;
    private int roomy = ROOMY;
    private boolean closed;

    private Scope(Innermost here) {
        this.here = here;
        this.outer = here.scope;
    }

    /// Opens a scope inside this thread's innermost one.
    public static Scope open() {
        Innermost here = HERE.get();
        Scope scope = new Scope(here);
        here.scope = scope;
        return scope;
    }

    static @Nullable Scope current() {
        return HERE.get().scope;
    }

    /// Hands a tensor of this scope to the scope around it, or to the garbage collector if there is none.
    public Tensor keep(Tensor tensor) {
        if (tensor.scope() == this) {
            if (outer == null) {
                tensor.leaveToCollector();
            } else {
                outer.take(tensor);
            }
        }
        return tensor;
    }

    /// Makes this scope the owner of a tensor from elsewhere, such as a batch from a loader's thread.
    public Tensor take(Tensor tensor) {
        checkUsable("Scope.take");
        tensor.moveTo(this);
        own(tensor);
        return tensor;
    }

    /// The number of open tensors that closing would free.
    public int size() {
        return (int) owned.stream().filter(this::owns).count();
    }

    /// The number of tensors in its list, closed ones included.
    int listed() {
        return owned.size();
    }

    /// Notes a tensor that knows already that it belongs here.
    void own(Tensor tensor) {
        if (owned.size() == roomy) {
            forgetTheClosed();
        }
        owned.add(tensor);
    }

    /// A loop that closes its tensors itself must not fill the list of a scope that stays open.
    private void forgetTheClosed() {
        owned.removeIf(tensor -> !owns(tensor));
        roomy = Math.max(ROOMY, 2 * owned.size());
    }

    private boolean owns(Tensor tensor) {
        return tensor.scope() == this && !tensor.isClosed();
    }

    /// Runs `farewell` when the scope closes.
    void atClose(Runnable farewell) {
        if (farewells == null) {
            farewells = new ArrayList<>();
        }
        farewells.add(farewell);
    }

    /// Frees every tensor that was made on this thread since the scope was opened and not kept.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        checkUsable("Scope.close");
        if (here.scope != this) {
            throw TensorException.of(
                    "Scope.close",
                    "the innermost scope of this thread",
                    this + ", while " + here.scope + " is still open",
                    "open scopes with try (var scope = Scope.open()) { … }" + Place.hint());
        }
        closed = true;
        here.scope = outer;
        if (farewells != null) {
            farewells.forEach(Runnable::run);
        }
        for (int i = 0; i < owned.size(); i++) {
            owned.get(i).freeFrom(this);
        }
        owned = new ArrayList<>(0);
    }

    private void checkUsable(String who) {
        if (closed || Thread.currentThread() != thread) {
            throw TensorException.of(
                    who,
                    "an open scope of this thread, " + Thread.currentThread().getName(),
                    "%s on %s".formatted(this, thread.getName()),
                    "open a scope on the thread that uses it");
        }
    }

    @Override
    public String toString() {
        return "a%s scope%s"
                .formatted(
                        closed ? " closed" : "n open",
                        opened.isKnown() ? " opened at " + opened : "");
    }
}
