package io.tarn.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the C library's allocator and the kernel say about this process.
final class NativeHeap {
    private static final MemoryLayout MALLINFO2 = MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG);
    private static final MethodHandle FUNCTION = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("mallinfo2"),
                    FunctionDescriptor.of(MemoryLayout.structLayout(MALLINFO2)));

    private NativeHeap() {}

    /// The bytes in blocks that are in use, mapped ones included.
    static long bytes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = (MemorySegment) FUNCTION.invokeExact((SegmentAllocator) arena);
            return info.getAtIndex(ValueLayout.JAVA_LONG, 7) + info.getAtIndex(ValueLayout.JAVA_LONG, 4);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// The resident size of the process in bytes.
    static long resident() {
        return status("VmRSS:");
    }

    /// The largest resident size that the process ever had.
    static long peak() {
        return status("VmHWM:");
    }

    private static long status(String key) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(l -> l.startsWith(key)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
