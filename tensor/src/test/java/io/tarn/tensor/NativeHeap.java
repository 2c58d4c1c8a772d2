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

/// What glibc has handed out and not got back, in bytes.
final class NativeHeap {
    private static final MemoryLayout STATISTICS =
            MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG);
    private static final int MAPPED = 4; // hblkhd, large blocks with a mapping of their own
    private static final int USED = 7; // uordblks, blocks in the heaps

    private static final Optional<MethodHandle> QUERY =
            Linker.nativeLinker()
                    .defaultLookup()
                    .find("mallinfo2")
                    .map(address ->
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            address,
                                            FunctionDescriptor.of(
                                                    MemoryLayout.structLayout(STATISTICS))));

    private NativeHeap() {}

    static boolean isReadable() {
        return QUERY.isPresent();
    }

    static long bytes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer =
                    (MemorySegment) QUERY.orElseThrow().invokeExact((SegmentAllocator) arena);
            return answer.getAtIndex(ValueLayout.JAVA_LONG, MAPPED)
                    + answer.getAtIndex(ValueLayout.JAVA_LONG, USED);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
