package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// A block of one thread's code in which matrix products and convolutions compute in a shorter type.
///
/// ```java
/// try (var cast = Autocast.to(DType.BFLOAT16)) { loss = criterion.apply(net.forward(x), y); }
/// loss.backward();
/// ```
///
/// The weights stay in float32; operations that need the range, such as softmax and losses, compute
/// in float32. Blocks nest.
public final class Autocast implements AutoCloseable {
    static {
        NativeRuntime.load();
    }

    private final Thread thread = Thread.currentThread();
    private final State before;
    private final State inside;
    private boolean closed;

    private Autocast(State inside) {
        this.before = State.of(inside.device);
        this.inside = inside;
        torch.increment_nesting();
        enter(inside);
    }

    /// Computes in `type` on the CPU.
    public static Autocast to(DType type) {
        return to(type, Device.CPU);
    }

    /// Computes in `type` on devices like `device`.
    public static Autocast to(DType type, Device device) {
        if (type != DType.BFLOAT16 && type != DType.FLOAT16) {
            throw TensorException.of(
                    "Autocast", "bfloat16 or float16", type, "use Autocast.to(DType.BFLOAT16)");
        }
        return new Autocast(new State(kind(device), true, type.scalarType()));
    }

    /// Computes in the types that the operands have, inside a block that does not.
    public static Autocast off(Device device) {
        State now = State.of(kind(device));
        return new Autocast(new State(now.device, false, now.type));
    }

    /// Computes as this thread does now, wherever the block is opened: for code that runs again later.
    static State state(Device device) {
        return State.of(kind(device));
    }

    static Autocast like(State state) {
        return new Autocast(state);
    }

    /// Whether this thread computes in a shorter type on devices like `device`.
    public static boolean isOn(Device device) {
        return torch.is_autocast_enabled(kind(device));
    }

    private static DeviceType kind(Device device) {
        return device.type() == Device.Type.CUDA ? DeviceType.CUDA : DeviceType.CPU;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (Thread.currentThread() != thread) {
            throw TensorException.of(
                    "Autocast.close",
                    "the thread that opened the block, " + thread.getName(),
                    Thread.currentThread().getName(),
                    "use try (var cast = Autocast.to(…)) { … }");
        }
        closed = true;
        enter(before);
        if (torch.decrement_nesting() == 0) {
            torch.clear_cache();
        }
    }

    /// Weights that were cast to another type must not be found again.
    private void enter(State next) {
        if (before.type != inside.type) {
            torch.clear_cache();
        }
        next.set();
    }

    @Override
    public String toString() {
        return "Autocast(%s, %s)".formatted(inside.device, inside.type);
    }

    /// What one kind of device does on this thread.
    record State(DeviceType device, boolean on, ScalarType type) {
        static State of(DeviceType device) {
            return new State(
                    device, torch.is_autocast_enabled(device), torch.get_autocast_dtype(device));
        }

        void set() {
            torch.set_autocast_enabled(device, on);
            torch.set_autocast_dtype(device, type);
        }
    }
}
