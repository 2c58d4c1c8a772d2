package io.tarn.data.table.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The messages of a file, whose last bytes say where they are: all dictionaries come first.
final class FileMessages implements Messages {
    private static final int BLOCK = 24;
    private static final String MAGIC = "ARROW1";

    private final Source source;
    private final FlatTable footer;
    private final FlatTable.FlatList dictionaries;
    private final FlatTable.FlatList batches;
    private int next;

    private FileMessages(Source source, FlatTable footer) {
        this.source = source;
        this.footer = footer;
        this.dictionaries = footer.list(2, BLOCK);
        this.batches = footer.list(3, BLOCK);
    }

    static FileMessages of(Source source) throws IOException {
        int tail = 4 + MAGIC.length();
        ByteBuffer end = source.read(source.size() - tail, tail);
        int length = end.getInt();
        if (!StandardCharsets.US_ASCII.decode(end).toString().equals(MAGIC)) {
            throw source.place().damaged("one that breaks off");
        }
        ByteBuffer footer = source.read(source.size() - tail - length, length);
        return new FileMessages(source, FlatTable.root(footer));
    }

    @Override
    public FlatTable schema() {
        return footer.table(1).orElseThrow(() -> source.place().damaged("a file without a schema"));
    }

    @Override
    public Optional<Message> next() throws IOException {
        int index = next++;
        int batch = index - dictionaries.size();
        if (batch >= batches.size()) {
            return Optional.empty();
        }
        long at = batch < 0 ? dictionaries.eight(index, 0) : batches.eight(batch, 0);
        return Optional.of(Message.read(source, Message.Prefix.read(source, at)));
    }
}
