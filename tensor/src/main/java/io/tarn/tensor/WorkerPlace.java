package io.tarn.tensor;

import io.tarn.tensor.Tuning.Origin;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Keeps a worker thread off the core of the thread that it works for.
///
/// A kernel that wakes a worker beside its waker, and leaves it there, makes two threads take turns on one core while another
/// core idles; some virtual machines' kernels do so on purpose. A worker that is told the other's core takes it out
/// of its own set of cores, and is free to run on every other one.
final class WorkerPlace {
    /// As many cores as Linux's own cpu_set_t has room for.
    private static final int SET_BYTES = 128;

    private static final Optional<MethodHandle> CORE =
            function(
                    "sched_getcpu",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT),
                    Linker.Option.critical(false));
    private static final Optional<MethodHandle> GET = function("sched_getaffinity", setType());
    private static final Optional<MethodHandle> SET = function("sched_setaffinity", setType());

    /// The cores that this process may use, as they were when the first worker asked.
    private static final byte[] ALLOWED = allowed();

    /// The core that the thread has taken out of its set.
    private static final ThreadLocal<Integer> LEFT_OUT = ThreadLocal.withInitial(() -> -1);

    private static final boolean OFF = new Setting().switchedOff();

    private WorkerPlace() {}

    /// The switch of this class, as one of the start-up settings.
    record Setting() implements StartUpTuning {
        @Override
        public String name() {
            return "worker-place";
        }

        @Override
        public Tuning apply() {
            if (OFF) {
                return new Tuning(
                        name(), LIBRARY_DEFAULT, Origin.OFF, "-Dtarn.native.worker-place=off");
            }
            if (CORE.isEmpty() || SET.isEmpty() || ALLOWED.length == 0) {
                return new Tuning(
                        name(),
                        LIBRARY_DEFAULT,
                        Origin.NOT_APPLICABLE,
                        "only Linux lets a thread choose its cores");
            }
            return new Tuning(
                    name(),
                    "workers of a product leave the caller's core",
                    Origin.TARN,
                    "some kernels wake a worker beside its caller and leave it there");
        }
    }

    /// The core on which the calling thread runs, or -1 where that cannot be known.
    static int here() throws Throwable {
        return CORE.isPresent() ? (int) CORE.get().invokeExact() : -1;
    }

    /// Lets the calling thread run on every core that the process may use, except this one.
    static void awayFrom(int core) throws Throwable {
        if (OFF
                || core < 0
                || core >= SET_BYTES * 8
                || ALLOWED.length == 0
                || LEFT_OUT.get() == core) {
            return;
        }
        LEFT_OUT.set(core);
        byte[] others = ALLOWED.clone();
        others[core / 8] &= (byte) ~(1 << core % 8);
        if (!isEmpty(others) && SET.isPresent()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment set = arena.allocateFrom(ValueLayout.JAVA_BYTE, others);
                int _ =
                        (int)
                                SET.get()
                                        .invokeExact(
                                                0,
                                                (long) SET_BYTES,
                                                set); // then it runs where it runs
            }
        }
    }

    private static byte[] allowed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocate(SET_BYTES);
            boolean known =
                    GET.isPresent() && (int) GET.get().invokeExact(0, (long) SET_BYTES, set) >= 0;
            return known ? set.toArray(ValueLayout.JAVA_BYTE) : new byte[0];
        } catch (Throwable failure) {
            return new byte[0];
        }
    }

    private static boolean isEmpty(byte[] set) {
        for (byte part : set) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    private static FunctionDescriptor setType() {
        return FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS);
    }

    private static Optional<MethodHandle> function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        return CLibrary.function(name, type, options);
    }
}
