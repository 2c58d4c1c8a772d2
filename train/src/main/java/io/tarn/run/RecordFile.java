package io.tarn.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A file of records, each with its length and two checksums: TensorFlow's TFRecord.
///
/// ```
/// length (8 bytes)  checksum of the length (4)  data  checksum of the data (4)
/// ```
final class RecordFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;

    private final FileChannel channel;

    RecordFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Writes a record in one piece, so that a reader beside sees all of it or none.
    void write(byte[] data) throws IOException {
        var record = framed(data);
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    static ByteBuffer framed(byte[] data) {
        var length =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
        return ByteBuffer.allocate(16 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length)
                .putInt(checksum(length))
                .put(data)
                .putInt(checksum(data))
                .flip();
    }

    /// CRC-32C, turned by 15 bits and shifted, because a checksum of checksums is a weak one.
    static int checksum(byte[] data) {
        var crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
