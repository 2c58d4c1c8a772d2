package io.tarn.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The functions that a loaded library keeps to itself, found in the symbol table of its file (ELF, 64 bits).
///
/// A library that was stripped has none.
final class LocalSymbols {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt HALF = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

    // From elf.h.
    private static final int SHT_SYMTAB = 2;
    private static final int STT_FUNC = 2;
    private static final int SYMBOL = 24; // bytes

    private final LoadedLibrary library;
    private final MemorySegment file;

    private LocalSymbols(LoadedLibrary library, MemorySegment file) {
        this.library = library;
        this.file = file;
    }

    /// The address of a library's own function in this process; empty where the file does not name it.
    static Optional<MemorySegment> find(LoadedLibrary library, String function) {
        try (FileChannel channel = FileChannel.open(library.file());
                Arena arena = Arena.ofConfined()) {
            MemorySegment file =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new LocalSymbols(library, file).find(function);
        } catch (IOException | IndexOutOfBoundsException notAsExpected) {
            return Optional.empty();
        }
    }

    private Optional<MemorySegment> find(String function) {
        long sections = file.get(WORD, 40);
        int size = file.get(SHORT, 58);
        int count = file.get(SHORT, 60);
        for (int i = 0; i < count; i++) {
            MemorySegment section = file.asSlice(sections + (long) i * size, size);
            if (section.get(HALF, 4) == SHT_SYMTAB) {
                long names = sections + (long) section.get(HALF, 40) * size;
                return find(function, content(section), content(file.asSlice(names, size)));
            }
        }
        return Optional.empty();
    }

    private Optional<MemorySegment> find(
            String function, MemorySegment symbols, MemorySegment names) {
        byte[] name = (function + '\0').getBytes(StandardCharsets.US_ASCII);
        MemorySegment wanted = MemorySegment.ofArray(name);
        byte first = name[0];
        for (long at = 0; at < symbols.byteSize(); at += SYMBOL) {
            if ((symbols.get(ValueLayout.JAVA_BYTE, at + 4) & 0xf) != STT_FUNC) {
                continue;
            }
            long text = Integer.toUnsignedLong(symbols.get(HALF, at));
            if (names.get(ValueLayout.JAVA_BYTE, text) == first
                    && text + name.length <= names.byteSize()
                    && names.asSlice(text, name.length).mismatch(wanted) == -1) {
                long address = library.base() + symbols.get(WORD, at + 8);
                return Optional.of(MemorySegment.ofAddress(address));
            }
        }
        return Optional.empty();
    }

    private MemorySegment content(MemorySegment section) {
        return file.asSlice(section.get(WORD, 24), section.get(WORD, 32));
    }
}
