package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZipDirectoryTest {
    private static final int END = 22;
    private static final int CENTRAL = 46;

    /// An archive of the entries «a», two bytes, and «b», three bytes.
    private static ByteBuffer archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            int size = 2;
            for (String name : names) {
                HostileFile.add(zip, name, new byte[size++]);
            }
        }
        return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<String, ZipDirectory.Entry> read(ByteBuffer archive) {
        return ZipDirectory.read("Zip", MemorySegment.ofBuffer(archive.duplicate().rewind()));
    }

    private static void rejected(ByteBuffer archive, String complaint) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void findsEntries() throws IOException {
        Map<String, ZipDirectory.Entry> entries = read(archive("a", "b"));
        assertThat(entries).containsOnlyKeys("a", "b");
        assertThat(GoldenWeights.get(entries, "a"))
                .isEqualTo(new ZipDirectory.Entry("a", 31, 2, true));
        assertThat(GoldenWeights.get(entries, "b").size()).isEqualTo(3);
    }

    @Test
    void readsSizesOf64Bits() throws IOException {
        ByteBuffer plain = archive("a");
        int directory = directory(plain);
        // one entry whose sizes and place stand in an extra field, and an end record of 64 bits
        ByteBuffer wide =
                ByteBuffer.allocate(plain.capacity() + 28 + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
        wide.put(plain.slice(0, directory + CENTRAL + 1));
        wide.putInt(directory + 20, -1).putInt(directory + 24, -1).putInt(directory + 42, -1);
        wide.putShort(directory + 30, (short) 28);
        wide.putShort((short) 1).putShort((short) 24).putLong(2).putLong(2).putLong(0);
        int end64 = wide.position();
        wide.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        wide.putLong(1).putLong(1).putLong(CENTRAL + 1 + 28).putLong(directory);
        wide.putInt(0x07064b50).putInt(0).putLong(end64).putInt(1);
        wide.put(plain.slice(plain.capacity() - END, END));
        wide.putShort(wide.capacity() - END + 10, (short) -1)
                .putInt(wide.capacity() - END + 16, -1);
        assertThat(read(wide)).containsEntry("a", new ZipDirectory.Entry("a", 31, 2, true));
        wide.putLong(end64 + 48, Long.MAX_VALUE);
        rejected(wide, "bytes from byte 9223372036854775807 on");
        wide.putLong(end64 + 48, directory).putLong(end64 + 40, -1);
        rejected(wide, "-1 bytes from byte");
    }

    @Test
    void refusesSharedBytes() throws IOException {
        ByteBuffer zip = archive("a", "b");
        int second = directory(zip) + CENTRAL + 1;
        zip.putInt(second + 42, 0); // both at the first local header
        rejected(zip, "entries that do not overlap, got b");
        ByteBuffer longer = archive("a", "b");
        longer.putInt(directory(longer) + 20, 30).putInt(directory(longer) + 24, 30);
        rejected(longer, "entries that do not overlap, got b");
    }

    @Test
    void refusesEntriesBeyondTheDirectory() throws IOException {
        ByteBuffer zip = archive("a");
        zip.putInt(directory(zip) + 20, 1000).putInt(directory(zip) + 24, 1000);
        rejected(zip, "entries that do not overlap, got a");
        ByteBuffer header = archive("a");
        header.putInt(directory(header) + 42, 1 << 30);
        rejected(header, "30 bytes from byte 1073741824 on");
    }

    @Test
    void refusesNamesThatDoNotAgree() throws IOException {
        ByteBuffer zip = archive("a");
        zip.put(30, (byte) 'x');
        rejected(zip, "expected one entry a, got x");
        ByteBuffer twice = archive("a", "b");
        twice.put(directory(twice) + CENTRAL + 1 + CENTRAL, (byte) 'a')
                .put(31 + 2 + 16 + 30, (byte) 'a');
        assertThatThrownBy(() -> read(twice)).isInstanceOf(TensorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "x/../../y", "/etc/passwd", "a\\b", "..", "x\ny"})
    void refusesNamesThatLeave(String name) throws IOException {
        rejected(archive(name), "entry names inside the archive");
    }

    @Test
    void refusesAWrongCount() throws IOException {
        ByteBuffer zip = archive("a", "b");
        zip.putShort(zip.capacity() - END + 10, (short) 3);
        rejected(zip, "3 entries in the directory, got 2");
    }

    @Test
    void marksCompressedEntries() throws IOException {
        ByteBuffer zip = archive("a");
        zip.putShort(directory(zip) + 10, (short) 8);
        assertThat(GoldenWeights.get(read(zip), "a").plain()).isFalse();
        ByteBuffer locked = archive("a");
        locked.putShort(directory(locked) + 8, (short) 1);
        assertThat(GoldenWeights.get(read(locked), "a").plain()).isFalse();
    }

    private static int directory(ByteBuffer archive) {
        return archive.getInt(archive.capacity() - END + 16);
    }
}
