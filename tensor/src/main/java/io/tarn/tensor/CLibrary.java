package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The few functions of the C library that Tarn calls directly, because they must run before libtorch loads.
///
/// Each answers false where the platform does not have the function.
final class CLibrary {

    private static final Linker LINKER = Linker.nativeLinker();

    private CLibrary() {}

    /// Sets a variable in the environment that native code of this process sees; [System#getenv] does not see it.
    static boolean setEnvironment(String name, String value) {
        var setenv =
                function(
                        "setenv",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        if (setenv.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocateFrom(name);
            MemorySegment text = arena.allocateFrom(value);
            return (int) setenv.get().invokeExact(key, text, 1) == 0;
        } catch (Throwable failure) {
            return false;
        }
    }

    /// Sets one of glibc's allocator parameters.
    static boolean mallopt(int parameter, int value) {
        var mallopt =
                function(
                        "mallopt",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        if (mallopt.isEmpty()) {
            return false;
        }
        try {
            return (int) mallopt.get().invokeExact(parameter, value) == 1;
        } catch (Throwable failure) {
            return false;
        }
    }

    /// A function of the C library; empty where the platform does not have it.
    static Optional<MethodHandle> function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.defaultLookup()
                .find(name)
                .map(address -> LINKER.downcallHandle(address, type, options));
    }
}
