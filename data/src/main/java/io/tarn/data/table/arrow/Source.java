package io.tarn.data.table.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// The bytes of a file, from which parts are read; each counts, as a damaged file may name a part many times.
record Source(FileChannel channel, long size, Place place, Limit limit) {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /// A part, with the lowest byte of numbers first.
    ByteBuffer read(long at, long length) throws IOException {
        if (at < 0 || length < 0 || at > size || length > size - at) {
            throw place.damaged("one that breaks off, or points outside of itself");
        }
        if (length > LARGEST) {
            throw place.damaged("a part of over 2 GiB; smaller batches of rows can be read");
        }
        limit.bytes(length);
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw place.damaged("one that became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    Source in(Place other) {
        return new Source(channel, size, other, limit);
    }
}
