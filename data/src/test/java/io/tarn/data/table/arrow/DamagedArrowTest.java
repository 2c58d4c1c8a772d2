package io.tarn.data.table.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with an Arrow file ends in one line, and takes no memory beyond what the file could hold.
final class DamagedArrowTest {
    private static final long SEED = 3;
    private static final int TRIES = 200;
    private static final long MEMORY = 64 << 20;
    private static final long[] LIES = {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, 1 << 28, 9};

    @TempDir private Path folder;

    private static byte[] golden(String name) throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(
                        DamagedArrowTest.class.getResourceAsStream("/golden/arrow/" + name))) {
            return bytes.readAllBytes();
        }
    }

    /// Reads all values; true where nothing was found to be wrong.
    private boolean read(byte[] bytes, Object what) throws IOException {
        Path file = Files.write(folder.resolve("x.arrow"), bytes);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try (ArrowFile arrow = ArrowFile.open(file)) {
            Cell<RuntimeException> cell = new Counted();
            for (Optional<ArrowBatch> batch = arrow.next();
                    batch.isPresent();
                    batch = arrow.next()) {
                for (int row = 0; row < batch.get().rows(); row++) {
                    for (Values column : batch.get().columns()) {
                        column.read(row, cell);
                    }
                }
            }
            return true;
        } catch (DataException e) {
            assertThat(e.getMessage())
                    .contains("x.arrow")
                    .doesNotContain("\n")
                    .matches(".+: expected .+, got .+; .+");
            return false;
        } catch (RuntimeException e) {
            return fail(what + " (seed " + SEED + ")", e);
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("%s (seed %d)", what, SEED)
                    .isLessThan(MEMORY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-lz4.arrow", "file-zstd.arrow", "file.arrow", "pandas.feather"})
    void noticesThatAFileBreaksOff(String name) throws IOException {
        byte[] whole = golden(name);
        assertThat(read(whole, "the whole")).isTrue();
        Random chance = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            int length = chance.nextInt(whole.length);
            assertThat(read(Arrays.copyOf(whole, length), length)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream.arrows", "stream-lz4.arrows", "delta.arrows"})
    void aStreamMayEndWhereABatchDoes(String name) throws IOException {
        byte[] whole = golden(name);
        Random chance = new Random(SEED);
        int endings = 0;
        for (int i = 0; i < TRIES; i++) {
            int length = chance.nextInt(whole.length);
            boolean fine = read(Arrays.copyOf(whole, length), length);
            assertThat(fine && length % 8 != 0 && length < whole.length - 8).isFalse();
            endings += fine ? 1 : 0;
        }
        assertThat(endings).isLessThan(TRIES / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file-lz4.arrow",
                "file-zstd.arrow",
                "stream.arrows",
                "stream-lz4.arrows",
                "delta.arrow",
                "replaced.arrows",
                "pandas.feather",
                "odd-list.arrow",
                "odd-map.arrow"
            })
    void changedBytesEndInOneLineAtMost(String name) throws IOException {
        byte[] whole = golden(name);
        Random chance = new Random(SEED);
        int noticed = 0;
        for (int i = 0; i < TRIES; i++) {
            byte[] changed = whole.clone();
            int at = chance.nextInt(changed.length);
            if (i % 2 == 0) {
                changed[at] ^= (byte) (1 << chance.nextInt(8));
            } else {
                int start = Math.min(at & ~7, changed.length / 8 * 8 - 8);
                ByteBuffer.wrap(changed)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(start, LIES[i % LIES.length]);
            }
            noticed += read(changed, at) ? 0 : 1;
        }
        assertThat(noticed).isPositive();
    }

    @Test
    void limitsRowsWithoutBytes() throws IOException {
        byte[] bytes = golden("nothing.arrows");
        ByteBuffer lies = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at <= bytes.length - 8; at++) {
            if (lies.getLong(at) == 12_345) {
                lies.putLong(at, 2_000_000_000);
            }
        }
        Path file = Files.write(folder.resolve("many.arrows"), bytes);
        try (ArrowFile arrow = ArrowFile.open(file)) {
            assertThatThrownBy(arrow::next)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("got one that unpacks to over 1 GiB");
        }
    }

    @Test
    void namesTheColumn() throws IOException {
        byte[] bytes = golden("stream.arrows");
        int at = new String(bytes, "ISO-8859-1").indexOf("twelve bytes");
        bytes[at] = (byte) 0xFF;
        Path file = Files.write(folder.resolve("text.arrows"), bytes);
        try (ArrowFile arrow = ArrowFile.open(file)) {
            ArrowBatch batch = arrow.next().orElseThrow();
            int view =
                    arrow.columns().stream().map(ArrowColumn::name).toList().indexOf("text view");
            assertThatThrownBy(() -> batch.columns().get(view).read(2, new Counted()))
                    .hasMessageContaining("text.arrows, column \"text view\": expected")
                    .hasMessageContaining("got text that is no UTF-8");
        }
    }

    /// Takes values and leaves them.
    private static final class Counted implements Cell<RuntimeException> {
        private int values;

        @Override
        public void missing() {
            values++;
        }

        @Override
        public void truth(boolean value) {
            values++;
        }

        @Override
        public void whole(long value) {
            values++;
        }

        @Override
        public void number(double value) {
            values++;
        }

        @Override
        public void day(int days) {
            values++;
        }

        @Override
        public void moment(long micros) {
            values++;
        }

        @Override
        public void time(long micros) {
            values++;
        }

        @Override
        public void text(String value) {
            values++;
        }
    }
}
