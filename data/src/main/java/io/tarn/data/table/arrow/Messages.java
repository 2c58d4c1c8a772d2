package io.tarn.data.table.arrow;

import java.io.IOException;
import java.util.Optional;

/// The parts of a file or stream: a schema, then dictionaries and batches of rows.
interface Messages {
    FlatTable schema();

    Optional<Message> next() throws IOException;
}
