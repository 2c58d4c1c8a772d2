package io.tarn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/// The functions of those copies of OpenBLAS and OpenMP that libtorch itself calls.
///
/// JavaCPP loads two copies of OpenBLAS, and other libraries may bring an OpenMP of their own. Looking a name up through
/// libtorch's bridge library follows the same dependencies as libtorch's own calls, so it finds the right copy.
final class NativeSymbols {

    private static final SymbolLookup LIBTORCH = lookup();

    private NativeSymbols() {}

    static Optional<MemorySegment> find(String name) {
        return LIBTORCH.find(name);
    }

    static Optional<MethodHandle> function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        return find(name)
                .map(address -> Linker.nativeLinker().downcallHandle(address, type, options));
    }

    private static SymbolLookup lookup() {
        try {
            return SymbolLookup.libraryLookup(Path.of(Loader.load(torch.class)), Arena.global());
        } catch (IllegalArgumentException notALibraryPath) {
            return name -> Optional.empty();
        }
    }
}
