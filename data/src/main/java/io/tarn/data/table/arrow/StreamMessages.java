package io.tarn.data.table.arrow;

import java.io.IOException;
import java.util.Optional;

/// The messages of a stream, one behind the other.
final class StreamMessages implements Messages {
    private final Source source;
    private final FlatTable schema;
    private long at;

    private StreamMessages(Source source, Message first) {
        this.source = source;
        this.schema = first.header();
        this.at = first.end();
    }

    static StreamMessages of(Source source) throws IOException {
        Message first = Message.read(source, Message.Prefix.read(source, 0));
        if (first.kind() != Message.SCHEMA) {
            throw source.place().damaged("a stream that does not begin with its schema");
        }
        return new StreamMessages(source, first);
    }

    @Override
    public FlatTable schema() {
        return schema;
    }

    /// A length of zero ends a stream, or the end of the file does.
    @Override
    public Optional<Message> next() throws IOException {
        if (at == source.size()) {
            return Optional.empty();
        }
        Message.Prefix prefix = Message.Prefix.read(source, at);
        if (prefix.length() == 0) {
            return Optional.empty();
        }
        Message message = Message.read(source, prefix);
        at = message.end();
        return Optional.of(message);
    }
}
