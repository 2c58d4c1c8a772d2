package io.tarn.data.table.arrow;

import io.tarn.data.table.arrow.packing.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.DataFormatException;

/// The buffers of one batch of rows, which are read one after the other, column by column.
final class Buffers {
    private static final long SLACK = 4096;

    private Source source;
    private final Message message;
    private final FlatTable batch;
    private final Optional<Packing> packing;
    private final FlatTable.FlatList nodes;
    private final FlatTable.FlatList buffers;
    private int node;
    private int buffer;
    private int views;

    Buffers(Source source, Message message, FlatTable batch) {
        this.source = source;
        this.message = message;
        this.batch = batch;
        this.nodes = batch.list(1, 16);
        this.buffers = batch.list(2, 16);
        this.packing =
                batch.table(3)
                        .map(compression ->
                                switch (compression.one(0)) {
                                    case 0 -> Packing.LZ4;
                                    case 1 -> Packing.ZSTD;
                                    default -> throw place().damaged("an unknown compression");
                                });
    }

    /// From now on this column is named when something is wrong.
    void column(Place column) {
        source = source.in(column);
    }

    Place place() {
        return source.place();
    }

    Limit limit() {
        return source.limit();
    }

    /// How many rows the batch has.
    int rows() {
        long rows = batch.eight(0);
        if (rows < 0 || rows > Integer.MAX_VALUE - 8) {
            throw place().damaged("a batch of " + rows + " rows");
        }
        return (int) rows;
    }

    /// Begins a column: which of its rows are there.
    Validity validity(int rows) throws IOException {
        long nulls = nodes(rows);
        ByteBuffer bits = next(nulls == 0 ? 0 : (rows + 7L) / 8, true);
        return bits.limit() == 0 ? Validity.ALL : new Validity(Optional.of(bits));
    }

    /// Begins a column without buffers of its own.
    long nodes(int rows) {
        long length = nodes.eight(node, 0);
        if (length != rows) {
            throw place().damaged(length + " values in a batch of " + rows + " rows");
        }
        source.limit().cells(rows);
        return nodes.eight(node++, 8);
    }

    /// The next buffer, of which so many bytes are needed.
    ByteBuffer next(long need) throws IOException {
        return next(need, false);
    }

    /// The next buffer as it is.
    ByteBuffer whole() throws IOException {
        return read(-1);
    }

    /// How many buffers of texts a column has that names them by number.
    int viewed() {
        long count = batch.list(4, 8).eight(views++, 0);
        if (count < 0 || count > buffers.size()) {
            throw place().damaged(count + " buffers of texts");
        }
        return (int) count;
    }

    private ByteBuffer next(long need, boolean mayLack) throws IOException {
        boolean lacks = mayLack && buffers.eight(buffer, 8) == 0;
        if (need == 0 || lacks) {
            buffer++;
            return ByteBuffer.allocate(0);
        }
        return read(need);
    }

    private ByteBuffer read(long need) throws IOException {
        long offset = buffers.eight(buffer, 0);
        long length = buffers.eight(buffer++, 8);
        if (offset < 0 || length < 0 || offset > message.length() - length) {
            throw place().damaged("a buffer outside of its batch");
        }
        long at = message.body() + offset;
        if (packing.isPresent() && length > 0) {
            long size = source.read(at, Math.min(8, length)).getLong(0);
            if (size != -1) {
                return unpacked(packing.get(), at, length, size, need);
            }
            at += 8;
            length -= 8;
        }
        enough(length, need);
        return source.read(at, need < 0 ? length : need);
    }

    private ByteBuffer unpacked(Packing how, long at, long length, long size, long need)
            throws IOException {
        enough(size, need);
        boolean surplus = need >= 0 && size > Math.max(2 * need, need + SLACK);
        if (size < 0 || surplus || size > how.atMost(length) || size > Integer.MAX_VALUE - 8) {
            throw place().damaged("a packed buffer that claims " + size + " bytes");
        }
        source.limit().bytes(size);
        byte[] packed = source.read(at, length).array();
        byte[] unpacked = new byte[(int) size];
        try {
            how.unpack(packed, 8, unpacked);
        } catch (DataFormatException e) {
            throw place().damaged(String.valueOf(e.getMessage()), e);
        }
        return ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void enough(long length, long need) {
        if (length < need) {
            throw place().damaged(
                            "a buffer of %d bytes, where %d are needed".formatted(length, need));
        }
    }
}
