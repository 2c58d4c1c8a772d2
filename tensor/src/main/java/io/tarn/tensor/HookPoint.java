package io.tarn.tensor;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Edge;
import org.bytedeco.pytorch.Node;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.global.torch;

/// A place in the graph where hooks sit: one output of the operation that made a tensor.
///
/// Java has only a handful of callbacks that C++ can call, and they are not told which tensor they
/// are called for. So each hooked node carries a number of ours, and the callback, which can ask for
/// the node that is running, finds the hooks by that number. One callback serves all tensors that
/// are output 0 of their node, another all that are output 1, and so on.
final class HookPoint {
    private static final int OUTPUTS = 8;
    private static final Callback[] CALLBACKS = new Callback[OUTPUTS];
    private static final ConcurrentHashMap<Key, HookPoint> POINTS = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private static final TensorBase UNCHANGED;

    static {
        NativeRuntime.load();
        UNCHANGED = new TensorBase(); // an undefined tensor, which libtorch takes for no answer
        for (int output = 0; output < OUTPUTS; output++) {
            CALLBACKS[output] = new Callback(output);
        }
    }

    private record Key(long number, int output) {}

    private final CopyOnWriteArrayList<Hook> hooks = new CopyOnWriteArrayList<>();

    private HookPoint() {}

    void add(Hook hook) {
        hooks.add(hook);
    }

    void remove(Hook hook) {
        hooks.remove(hook);
    }

    /// How many places are hooked now.
    static int count() {
        return POINTS.size();
    }

    /// The place of `tensor`, found or made; it goes with the tensor or its scope.
    static synchronized HookPoint of(Tensor tensor) {
        org.bytedeco.pytorch.Tensor raw = tensor.raw("hook");
        Found found = find(raw);
        if (found.isNew) {
            Node node = found.node;
            if (!raw.is_leaf()) {
                node.close(); // holding it would keep the whole graph
            }
            Scope scope = tensor.scope();
            if (scope == null) {
                Collected.whenUnreachable(raw, () -> forget(found.key, node));
            } else {
                scope.atClose(() -> {
                    raw.remove_hook(found.registration);
                    forget(found.key, node);
                });
            }
        } else {
            found.node.close();
        }
        return found.point;
    }

    /// Hooks the result of an operation until the returned action runs.
    static synchronized Runnable pin(Tensor result, UnaryOperator<Tensor> function) {
        Found found = find(result.raw("hook"));
        found.node.close();
        found.point.add(new Hook(found.point, function));
        return () -> POINTS.remove(found.key);
    }

    private record Found(HookPoint point, Key key, Node node, boolean isNew, int registration) {}

    private static Found find(org.bytedeco.pytorch.Tensor raw) {
        int output = raw.is_leaf() ? 0 : (int) raw.output_nr();
        if (output >= OUTPUTS) {
            throw TensorException.of(
                    "hook",
                    "one of the first %d results of an operation".formatted(OUTPUTS),
                    "result " + output,
                    "hook a view of it, t.viewAs(t), and go on with the view");
        }
        Node node = node(raw);
        Key key = new Key(number(node), output);
        HookPoint known = POINTS.get(key);
        if (known != null) {
            return new Found(known, key, node, false, -1);
        }
        HookPoint point = new HookPoint();
        POINTS.put(key, point);
        return new Found(point, key, node, true, raw.register_hook(CALLBACKS[output]));
    }

    private static void forget(Key key, Node node) {
        POINTS.remove(key);
        node.close();
    }

    /// The node that a tensor's gradient goes into; the caller closes it.
    static Node node(org.bytedeco.pytorch.Tensor raw) {
        return raw.is_leaf() ? accumulator(raw) : raw.grad_fn();
    }

    /// The node that adds to the gradient of a leaf. It lives only while somebody holds it, and then carries its number.
    private static Node accumulator(org.bytedeco.pytorch.Tensor leaf) {
        try (Recording _ = Gradient.on();
                org.bytedeco.pytorch.Tensor view = leaf.view_as(leaf);
                Node node = view.grad_fn();
                Edge edge = node.next_edge(0)) {
            return edge.function();
        }
    }

    private static long number(Node node) {
        Pointer present = node.pyobj();
        if (present != null && !present.isNull()) {
            return present.address();
        }
        long number = NUMBERS.incrementAndGet();
        node.set_pyobj(new JavaArrays.Address(number));
        return number;
    }

    private static final class Callback extends TensorTensorHook {
        private final int output;

        Callback(int output) {
            this.output = output;
        }

        @Override
        public TensorBase call(TensorBase gradient) {
            try (gradient; // a copy of ours
                    Node node = torch.get_current_node()) {
                HookPoint point = POINTS.get(new Key(number(node), output));
                return point == null || point.hooks.isEmpty() || !gradient.defined()
                        ? UNCHANGED
                        : point.run(gradient);
            } catch (RuntimeException e) {
                HookFailure.remember(e);
                throw e;
            }
        }
    }

    private TensorBase run(TensorBase gradient) {
        Tensor current = Tensor.wrap(new org.bytedeco.pytorch.Tensor(gradient), "gradient");
        for (Hook hook : hooks) {
            current = hook.apply(current);
        }
        return current.raw("hook");
    }
}
