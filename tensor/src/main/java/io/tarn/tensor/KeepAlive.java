package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.PointerConsumer;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// The Java memory that tensors borrow: each segment stays reachable until libtorch lets go of it.
final class KeepAlive extends PointerConsumer {
    private static final ConcurrentHashMap<Long, ArrayDeque<Loan>> LENT = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<MemorySegment> ONES = new ConcurrentLinkedQueue<>();
    private static final KeepAlive RETURN = new KeepAlive();

    private record Loan(MemorySegment memory, Runnable farewell) {}

    private KeepAlive() {}

    /// Notes that `memory` is lent, and gives the callback that libtorch makes when it is done.
    static KeepAlive of(MemorySegment memory) {
        return of(memory, () -> {});
    }

    private static KeepAlive of(MemorySegment memory, Runnable farewell) {
        LENT.compute(
                memory.address(),
                (address, loans) -> {
                    ArrayDeque<Loan> queue = loans == null ? new ArrayDeque<>() : loans;
                    queue.add(new Loan(memory, farewell));
                    return queue;
                });
        return RETURN;
    }

    /// A float32 one without dimensions. Once libtorch has let go of its memory, `farewell` runs: an
    /// operation that keeps the token for its backward pass tells by that when its graph is gone.
    static Tensor token(Runnable farewell) {
        MemorySegment one = one();
        return Call.source(
                "token",
                () -> {
                    try (TensorOptions options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        var address = new JavaArrays.Address(one.address());
                        KeepAlive callback =
                                of(
                                        one,
                                        () -> {
                                            ONES.add(one);
                                            farewell.run();
                                        });
                        return torch.from_blob(address, new long[0], callback, options);
                    }
                });
    }

    /// A float of value 1, which nobody writes to, out of memory that is used again and again.
    private static MemorySegment one() {
        MemorySegment free = ONES.poll();
        return free != null ? free : Arena.global().allocateFrom(ValueLayout.JAVA_FLOAT, 1);
    }

    /// How many loans are open.
    static int count() {
        return LENT.values().stream().mapToInt(ArrayDeque::size).sum();
    }

    @Override
    public void call(Pointer data) {
        Loan[] returned = new Loan[1];
        LENT.computeIfPresent(
                data.address(),
                (address, loans) -> {
                    returned[0] = loans.poll();
                    return loans.isEmpty() ? null : loans;
                });
        if (returned[0] != null) {
            returned[0].farewell.run();
        }
    }
}
