package io.tarn.nn.weights;

import io.tarn.tensor.TensorException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The reader of a zip archive's central directory. Entries must not share a byte, and only stored ones
/// give their content, so an archive never unfolds to more than its own size.
final class ZipDirectory {
    /// Where the bytes of an entry lie in the archive.
    ///
    /// @param plain whether they are stored as they are, not compressed or encrypted
    record Entry(String name, long start, long size, boolean plain) {}

    /// What the central directory says: the local header still has to be found.
    private record Listed(String name, long header, long size, boolean plain) {}

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LISTED = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final long IN_ZIP64 = 0xFFFF_FFFFL; // the true number stands in the zip64 record

    private static final ValueLayout.OfShort U16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong U64 =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String who;
    private final MemorySegment file;

    private ZipDirectory(String who, MemorySegment file) {
        this.who = who;
        this.file = file;
    }

    /// The entries by name.
    static Map<String, Entry> read(String who, MemorySegment file) {
        return new ZipDirectory(who, file).read();
    }

    private Map<String, Entry> read() {
        long endStart = end();
        MemorySegment end = part(endStart, END_BYTES);
        long count = u16(end, 10);
        long size = u32(end, 12);
        long start = u32(end, 16);
        if (count == 0xFFFF || size == IN_ZIP64 || start == IN_ZIP64) {
            MemorySegment locator = part(endStart - 20, 20, LOCATOR_64);
            MemorySegment end64 = part(u64(locator, 8), 56, END_64);
            count = u64(end64, 32);
            size = u64(end64, 40);
            start = u64(end64, 48);
        }
        MemorySegment directory = part(start, size);
        List<Listed> listed = new ArrayList<>();
        long at = 0;
        while (at < size) {
            MemorySegment fixed = part(directory, at, 46, LISTED);
            int variable = u16(fixed, 28) + u16(fixed, 30) + u16(fixed, 32);
            listed.add(listed(fixed, part(directory, at + 46, variable)));
            at += 46 + variable;
        }
        if (listed.size() != count) {
            throw damaged("%d entries in the directory".formatted(count), listed.size());
        }
        return located(listed, start);
    }

    /// Where the last record of the archive begins, which only a comment may follow.
    private long end() {
        long last = file.byteSize() - END_BYTES;
        for (long at = last; at >= 0 && at >= last - 0xFFFF; at--) {
            if (file.get(U32, at) == END && u16(file, at + 20) == last - at) {
                return at;
            }
        }
        throw damaged("a zip archive", "no directory at the end");
    }

    private Listed listed(MemorySegment fixed, MemorySegment variable) {
        long nameBytes = u16(fixed, 28);
        String name = name(variable.asSlice(0, nameBytes));
        long stored = u32(fixed, 20);
        long size = u32(fixed, 24);
        long header = u32(fixed, 42);
        if (stored == IN_ZIP64 || size == IN_ZIP64 || header == IN_ZIP64) {
            MemorySegment extra = zip64(variable.asSlice(nameBytes, u16(fixed, 30)));
            long at = 0; // only the numbers that did not fit are there, in this order
            if (size == IN_ZIP64) {
                size = u64(part(extra, at, 8), 0);
                at += 8;
            }
            if (stored == IN_ZIP64) {
                stored = u64(part(extra, at, 8), 0);
                at += 8;
            }
            if (header == IN_ZIP64) {
                header = u64(part(extra, at, 8), 0);
            }
        }
        boolean encrypted = (u16(fixed, 8) & 1) != 0;
        boolean compressed = u16(fixed, 10) != 0 || stored != size;
        return new Listed(name, header, stored, !encrypted && !compressed);
    }

    private MemorySegment zip64(MemorySegment extras) {
        long at = 0;
        while (at < extras.byteSize()) {
            MemorySegment head = part(extras, at, 4);
            MemorySegment body = part(extras, at + 4, u16(head, 2));
            if (u16(head, 0) == 1) {
                return body;
            }
            at += 4 + body.byteSize();
        }
        throw damaged("sizes of 64 bits", "none");
    }

    private Map<String, Entry> located(List<Listed> listed, long directory) {
        listed.sort(Comparator.comparingLong(Listed::header));
        Map<String, Entry> entries = new LinkedHashMap<>();
        long free = 0;
        for (Listed entry : listed) {
            MemorySegment fixed = part(entry.header, 30, LOCAL);
            long nameBytes = u16(fixed, 26);
            long start = entry.header + 30 + nameBytes + u16(fixed, 28);
            String name = name(part(entry.header + 30, nameBytes));
            if (entry.header < free
                    || start > directory
                    || entry.size > directory - start
                    || entry.size < 0) {
                throw damaged("entries that do not overlap", Excerpt.of(entry.name));
            }
            if (!name.equals(entry.name)
                    || entries.put(name, new Entry(name, start, entry.size, entry.plain)) != null) {
                throw damaged("one entry " + Excerpt.of(entry.name), Excerpt.of(name));
            }
            free = start + entry.size;
        }
        return entries;
    }

    private String name(MemorySegment bytes) {
        String name;
        try {
            name = StandardCharsets.UTF_8.newDecoder().decode(bytes.asByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            throw damaged("entry names in UTF-8", "other bytes");
        }
        boolean leaves =
                name.startsWith("/")
                        || name.indexOf('\\') >= 0
                        || ("/" + name + "/").contains("/../");
        if (name.isEmpty() || leaves || name.chars().anyMatch(c -> c < ' ')) {
            throw damaged("entry names inside the archive", "«" + Excerpt.of(name) + "»");
        }
        return name;
    }

    private MemorySegment part(long start, long size) {
        return part(file, start, size);
    }

    private MemorySegment part(long start, long size, int signature) {
        return part(file, start, size, signature);
    }

    private MemorySegment part(MemorySegment whole, long start, long size, int signature) {
        MemorySegment found = part(whole, start, size);
        if (found.get(U32, 0) != signature) {
            throw damaged("a zip record at byte " + start, "something else");
        }
        return found;
    }

    private MemorySegment part(MemorySegment whole, long start, long size) {
        if (start < 0 || size < 0 || start > whole.byteSize() - size) {
            throw damaged("%d bytes from byte %d on".formatted(size, start), "the end");
        }
        return whole.asSlice(start, size);
    }

    private TensorException damaged(String expected, Object got) {
        return TensorException.of(
                who, expected, got, "the archive is damaged or incomplete; fetch it again");
    }

    private static int u16(MemorySegment bytes, long at) {
        return Short.toUnsignedInt(bytes.get(U16, at));
    }

    private static long u32(MemorySegment bytes, long at) {
        return Integer.toUnsignedLong(bytes.get(U32, at));
    }

    private static long u64(MemorySegment bytes, long at) {
        return bytes.get(U64, at);
    }
}
