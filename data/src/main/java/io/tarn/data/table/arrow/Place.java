package io.tarn.data.table.arrow;

import io.tarn.data.DataException;

/// A file, or a column in it, that is named when something is wrong there.
record Place(String who) {
    Place column(String name) {
        return new Place(who + ", column \"" + name.replaceAll("\\R", " ") + "\"");
    }

    DataException damaged(String got) {
        return DataException.of(who, "a whole Arrow file", got, "write or fetch it again");
    }

    DataException damaged(String got, Exception cause) {
        return DataException.of(who, "a whole Arrow file", got, "write or fetch it again", cause);
    }

    /// A column of a type that no table here has.
    DataException type(String got) {
        return DataException.of(
                who,
                "numbers, texts, truth values, dates or times",
                got,
                "leave the column out, or write it as one of these");
    }
}
