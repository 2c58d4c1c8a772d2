package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The memory that native code holds, as glibc's allocator counts it.
final class NativeHeap {
    private static final int NUMBERS = 10; // of glibc's struct mallinfo2
    private static final int MAPPED = 4;
    private static final int USED = 7;

    private static final Optional<MethodHandle> MALLINFO = mallinfo();

    private NativeHeap() {}

    private static Optional<MethodHandle> mallinfo() {
        Linker linker = Linker.nativeLinker();
        var numbers =
                MemoryLayout.structLayout(
                        MemoryLayout.sequenceLayout(NUMBERS, ValueLayout.JAVA_LONG));
        return linker.defaultLookup()
                .find("mallinfo2")
                .map(function -> linker.downcallHandle(function, FunctionDescriptor.of(numbers)));
    }

    /// Bytes in use; NaN where there is another allocator.
    static double held() {
        if (MALLINFO.isEmpty()) {
            return Double.NaN;
        }
        try (var arena = Arena.ofConfined()) {
            var info = (MemorySegment) MALLINFO.get().invokeExact((SegmentAllocator) arena);
            return info.getAtIndex(ValueLayout.JAVA_LONG, MAPPED)
                    + (double) info.getAtIndex(ValueLayout.JAVA_LONG, USED);
        } catch (Throwable e) {
            throw new IllegalStateException("mallinfo2 cannot be called", e);
        }
    }
}
