package io.tarn.tensor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/// The native tensor handles that Tarn owns: how many there are, and how one is freed.
final class Handles {
    static {
        NativeRuntime.load();
    }

    private static final LongAdder LIVE = new LongAdder();

    /// Whether JavaCPP's own garbage collection, which also frees handles, is off as Tarn wants it.
    private static final boolean TARN_COLLECTS =
            switch (System.getProperty("org.bytedeco.javacpp.nopointergc", "false")
                    .toLowerCase(Locale.ROOT)) {
                case "true", "t", "" -> true;
                default -> false;
            };

    private Handles() {}

    /// The number of handles that were made and not yet freed.
    static long live() {
        return LIVE.sum();
    }

    static void made() {
        LIVE.increment();
    }

    /// Frees a handle that nobody else can be using.
    static void free(org.bytedeco.pytorch.Tensor raw) {
        raw.deallocate();
        LIVE.decrement();
    }

    /// An action that frees `raw` without keeping it reachable.
    static Runnable freeing(org.bytedeco.pytorch.Tensor raw) {
        if (!TARN_COLLECTS) {
            return LIVE::decrement;
        }
        long address = raw.address();
        return () -> {
            try {
                int _ = (int) Function.DELETE.invokeExact(address);
            } catch (Throwable e) {
                throw new IllegalStateException("a tensor could not be freed", e);
            }
            LIVE.decrement();
        };
    }

    /// A constant, so that the compiler can see through the call.
    private static final class Function {
        /// Frees a handle by its address alone, so that a cleaner can do it without holding the handle.
        static final MethodHandle DELETE = delete();

        private static MethodHandle delete() {
            Pointer symbol = Loader.addressof("aoti_torch_delete_tensor_object");
            if (symbol == null || symbol.isNull()) {
                throw new IllegalStateException(
                        "this libtorch lacks aoti_torch_delete_tensor_object; use version 2.10");
            }
            return Linker.nativeLinker()
                    .downcallHandle(
                            MemorySegment.ofAddress(symbol.address()),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
        }
    }
}
