package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The table through which a loaded library of Linux calls the functions of other libraries (in ELF's
/// words its procedure linkage table), as the process's memory shows it.
///
/// Whoever writes another address into a slot takes over the library's calls of that function, and only those.
final class CallTable {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt HALF = ValueLayout.JAVA_INT_UNALIGNED;

    // From elf.h, for 64 bits and x86.
    private static final long ELF_64_LITTLE_ENDIAN = 0x00010102464c457fL;
    private static final int PT_DYNAMIC = 2;
    private static final int DT_PLTRELSZ = 2;
    private static final int DT_STRTAB = 5;
    private static final int DT_SYMTAB = 6;
    private static final int DT_JMPREL = 23;
    private static final int R_X86_64_JUMP_SLOT = 7;
    private static final int ENTRY = 24; // bytes of a symbol, and also of a relocation

    private final MemorySegment memory = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    private final LoadedLibrary library;
    private final long base;

    private CallTable(LoadedLibrary library) {
        this.library = library;
        this.base = library.base();
    }

    /// The table of a library; empty where it is not of the kind that is understood here.
    static Optional<CallTable> of(LoadedLibrary library) {
        return Optional.of(library)
                .filter(loaded -> Processor.detect().isX86())
                .map(CallTable::new)
                .filter(CallTable::isUnderstood);
    }

    /// The slot that holds the address of `function`; empty where the library does not call it or the slot is read-only.
    Optional<MemorySegment> slot(String function) {
        long dynamic = dynamicSection();
        long relocations = address(entry(dynamic, DT_JMPREL));
        long end = relocations + entry(dynamic, DT_PLTRELSZ);
        long symbols = address(entry(dynamic, DT_SYMTAB));
        long names = address(entry(dynamic, DT_STRTAB));
        for (long at = relocations; at < end; at += ENTRY) {
            long kind = memory.get(WORD, at + 8);
            long name =
                    names
                            + Integer.toUnsignedLong(
                                    memory.get(HALF, symbols + (kind >>> 32) * ENTRY));
            if ((int) kind == R_X86_64_JUMP_SLOT && isText(name, function)) {
                long slot = base + memory.get(WORD, at);
                return library.isWritable(slot)
                        ? Optional.of(memory.asSlice(slot, Long.BYTES))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isUnderstood() {
        return (memory.get(WORD, base) & 0x00ffffffffffffffL) == ELF_64_LITTLE_ENDIAN
                && dynamicSection() != 0;
    }

    private long dynamicSection() {
        long header = base + memory.get(WORD, base + 32);
        int size = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, base + 54);
        int count = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, base + 56);
        for (int i = 0; i < count; i++, header += size) {
            if (memory.get(HALF, header) == PT_DYNAMIC) {
                return base + memory.get(WORD, header + 16);
            }
        }
        return 0;
    }

    private long entry(long dynamic, int tag) {
        for (long at = dynamic; memory.get(WORD, at) != 0; at += 16) {
            if (memory.get(WORD, at) == tag) {
                return memory.get(WORD, at + 8);
            }
        }
        return 0;
    }

    /// The dynamic linker of glibc has turned offsets into addresses, others leave them.
    private long address(long value) {
        return Long.compareUnsigned(value, base) < 0 ? base + value : value;
    }

    private boolean isText(long address, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (memory.get(ValueLayout.JAVA_BYTE, address + i) != text.charAt(i)) {
                return false;
            }
        }
        return memory.get(ValueLayout.JAVA_BYTE, address + text.length()) == 0;
    }
}
