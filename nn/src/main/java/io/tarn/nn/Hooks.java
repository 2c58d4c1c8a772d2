package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forward hooks: functions that see, and may replace, the output of every layer that runs on this thread.
///
/// ```java
/// try (var hooks = Hooks.onForward((layer, input, output) -> { record(layer, output); return output; })) {
///     net.forward(x);
/// }
/// ```
///
/// Every layer of Tarn tells its hooks by ending in `return Hooks.after(this, x, y)`, and so may yours.
/// Of several hooks the first one added runs first, and the next sees what it gave back.
public final class Hooks implements AutoCloseable {
    /// What to do with the output of a layer: give it back, or another in its place.
    @FunctionalInterface
    public interface ForwardHook {
        Tensor after(Net layer, Tensor input, Tensor output);
    }

    private static final ThreadLocal<@Nullable List<Hooks>> ACTIVE = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private final ForwardHook hook;

    private Hooks(ForwardHook hook) {
        this.hook = hook;
    }

    /// Adds a hook for all layers, until the result is closed.
    public static Hooks onForward(ForwardHook hook) {
        Hooks added = new Hooks(hook);
        List<Hooks> before = ACTIVE.get();
        List<Hooks> more = before == null ? new ArrayList<>() : new ArrayList<>(before);
        more.add(added);
        ACTIVE.set(more);
        return added;
    }

    /// Adds a hook for one layer, until the result is closed.
    public static Hooks onForward(Net watched, ForwardHook hook) {
        return onForward((layer, input, output) ->
                layer == watched ? hook.after(layer, input, output) : output);
    }

    /// Tells the hooks what `layer` made of `input`, and gives what they make of it.
    public static Tensor after(Net layer, Tensor input, Tensor output) {
        List<Hooks> hooks = ACTIVE.get();
        if (hooks == null) {
            return output;
        }
        Tensor result = output;
        for (Hooks active :
                hooks) { // a list that is never changed, so a hook may add or close hooks
            result = active.hook.after(layer, input, result);
        }
        return result;
    }

    /// Removes the hook, in any order; closing twice is harmless.
    @Override
    public void close() {
        if (Thread.currentThread() != thread) {
            throw TensorException.of(
                    "Hooks.close",
                    "the thread that added the hook, " + thread.getName(),
                    Thread.currentThread().getName(),
                    "use try (var hooks = Hooks.onForward(…)) { … }");
        }
        List<Hooks> hooks = ACTIVE.get();
        if (hooks != null) {
            List<Hooks> fewer = new ArrayList<>(hooks);
            fewer.remove(this);
            ACTIVE.set(fewer.isEmpty() ? null : fewer);
        }
    }
}
