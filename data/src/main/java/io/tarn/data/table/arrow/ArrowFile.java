package io.tarn.data.table.arrow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An Arrow file, a Feather file of version 2 or an Arrow stream, read one batch of rows after the other.
///
/// Whatever is wrong with it ends in a [io.tarn.data.DataException] that names the file, and the column.
public final class ArrowFile implements AutoCloseable {
    private static final int STREAM = -1;
    private static final int MOST_COLUMNS = 100_000;
    private static final long MOST_LETTERS = 1L << 24;

    private final Source source;
    private final Messages messages;
    private final List<Field> fields;
    private final Map<Long, Dictionary> dictionaries = new HashMap<>();

    private ArrowFile(Source source) throws IOException {
        this.source = source;
        boolean stream = source.read(0, 4).getInt(0) == STREAM;
        this.messages = stream ? StreamMessages.of(source) : FileMessages.of(source);
        FlatTable schema = messages.schema();
        if (schema.two(0, 0) != 0) {
            throw source.place().damaged("one that puts the highest byte of numbers first");
        }
        this.fields = fields(schema, source);
    }

    /// Names count, as many columns of a damaged file may point to one long name.
    private static List<Field> fields(FlatTable schema, Source source) {
        List<FlatTable> tables = schema.tables(1);
        if (tables.isEmpty() || tables.size() > MOST_COLUMNS) {
            throw source.place().damaged("one of " + tables.size() + " columns");
        }
        List<Field> fields = new ArrayList<>(tables.size());
        long letters = 0;
        for (FlatTable table : tables) {
            Field field = Field.of(table, source.place());
            letters += field.name().length();
            if (letters > MOST_LETTERS) {
                throw source.place().damaged("names of columns of millions of letters");
            }
            fields.add(field);
        }
        return List.copyOf(fields);
    }

    public static ArrowFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        Place place = new Place(file.toString());
        try {
            long size = channel.size();
            return new ArrowFile(new Source(channel, size, place, new Limit(place, size)));
        } catch (IndexOutOfBoundsException e) {
            channel.close();
            throw outside(place, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public List<ArrowColumn> columns() {
        return fields.stream()
                .map(field -> new ArrowColumn(field.name(), field.type().form()))
                .toList();
    }

    /// The next rows; empty where there are no more. Those before can no longer be read.
    public Optional<ArrowBatch> next() throws IOException {
        try {
            for (Optional<Message> next = messages.next();
                    next.isPresent();
                    next = messages.next()) {
                Message message = next.get();
                switch (message.kind()) {
                    case Message.BATCH -> {
                        return Optional.of(batch(message));
                    }
                    case Message.DICTIONARY -> dictionary(message);
                    default -> throw source.place().damaged("neither rows nor a dictionary");
                }
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            throw outside(source.place(), e);
        }
    }

    private ArrowBatch batch(Message message) throws IOException {
        Buffers buffers = new Buffers(source, message, message.header());
        int rows = buffers.rows();
        Values[] columns = new Values[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            Field field = fields.get(i);
            buffers.column(field.place());
            try {
                columns[i] = field.decode(buffers, rows, dictionaries);
            } catch (IndexOutOfBoundsException e) {
                throw outside(field.place(), e);
            }
        }
        return new ArrowBatch(rows, List.of(columns));
    }

    private void dictionary(Message message) throws IOException {
        long id = message.header().eight(0);
        List<Field> users =
                fields.stream()
                        .filter(field ->
                                field.naming().filter(n -> n.dictionary() == id).isPresent())
                        .toList();
        if (users.isEmpty()) {
            return;
        }
        Field user = users.getFirst();
        if (users.stream().anyMatch(other -> other.type().form() != user.type().form())) {
            throw user.place().damaged("a dictionary that other columns use for other types");
        }
        FlatTable batch =
                message.header()
                        .table(1)
                        .orElseThrow(() -> user.place().damaged("a dictionary without values"));
        try {
            Buffers buffers = new Buffers(source, message, batch);
            buffers.column(user.place());
            int rows = buffers.rows();
            Values values = user.type().decoder().decode(buffers, rows);
            if (!message.header().truth(2)) {
                dictionaries.put(id, new Dictionary());
            }
            dictionaries.computeIfAbsent(id, _ -> new Dictionary()).add(values, rows);
        } catch (IndexOutOfBoundsException e) {
            throw outside(user.place(), e);
        }
    }

    private static RuntimeException outside(Place place, IndexOutOfBoundsException e) {
        return place.damaged("one whose parts point outside of it", e);
    }

    @Override
    public void close() throws IOException {
        source.channel().close();
    }
}
