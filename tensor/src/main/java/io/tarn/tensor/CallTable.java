package io.tarn.tensor;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The table through which a loaded library of Linux calls the functions of other libraries (in ELF's
/// words its procedure linkage table), as the processes's memory shows it.
///
/// Whoever writes another address into a slot takes over the library's calls of that function, and only those.
final class CallTable {
    private static final Path MAPS = Path.of("/proc/self/maps");
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
    private final List<String> maps;
    private final long base;

    private CallTable(List<String> maps, long base) {
        this.maps = maps;
        this.base = base;
    }

    /// The table of the loaded library with this file name; empty where there is none of the kind that is understood here.
    static Optional<CallTable> of(String library) {
        if (!Files.isReadable(MAPS) || !Processor.detect().isX86()) {
            return Optional.empty();
        }
        try {
            List<String> maps = Files.readAllLines(MAPS);
            return maps.stream()
                    .filter(line -> line.endsWith("/" + library))
                    .findFirst()
                    .map(line -> new CallTable(maps, start(line)))
                    .filter(CallTable::isUnderstood);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
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
                return isWritable(slot)
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

    private boolean isWritable(long address) {
        return maps.stream()
                .anyMatch(line ->
                        start(line) <= address
                                && address < end(line)
                                && line.split(" ")[1].startsWith("rw"));
    }

    private static long start(String line) {
        return Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
    }

    private static long end(String line) {
        return Long.parseUnsignedLong(line.substring(line.indexOf('-') + 1, line.indexOf(' ')), 16);
    }
}
