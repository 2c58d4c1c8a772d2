package io.tarn.data.table.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One part of an Arrow file: what it is, and where the buffers lie that belong to it.
///
/// @param kind 1 is a schema, 2 a dictionary, 3 a batch of rows
/// @param header its metadata
/// @param body where its buffers begin
/// @param length how many bytes they have
record Message(int kind, FlatTable header, long body, long length) {
    static final int SCHEMA = 1;
    static final int DICTIONARY = 2;
    static final int BATCH = 3;

    /// The fourth version of the metadata, since 2017.
    private static final int OLDEST = 3;

    private static final int CONTINUES = -1;

    /// How many bytes of metadata follow, and where they begin.
    record Prefix(long at, int length) {
        static Prefix read(Source source, long at) throws IOException {
            int first = source.read(at, 4).getInt(0);
            return first == CONTINUES
                    ? new Prefix(at + 8, source.read(at + 4, 4).getInt(0))
                    : new Prefix(at + 4, first);
        }
    }

    static Message read(Source source, Prefix prefix) throws IOException {
        ByteBuffer bytes = source.read(prefix.at(), prefix.length());
        FlatTable message = FlatTable.root(bytes);
        int version = message.two(0, 0);
        if (version < OLDEST) {
            throw source.place().damaged("one of version " + (version + 1) + ", before 2017");
        }
        long body = prefix.at() + prefix.length();
        long length = message.eight(3);
        if (length < 0 || length > source.size() - body) {
            throw source.place().damaged("one that breaks off");
        }
        FlatTable header =
                message.table(2)
                        .orElseThrow(() -> source.place().damaged("a message without a header"));
        return new Message(message.one(1), header, body, length);
    }

    /// Where the next message of a stream begins.
    long end() {
        return body + length;
    }
}
