package io.tarn.data.table.arrow;

import io.tarn.data.DataException;

/// How much a file may unpack to: 1 GiB, or 200 times its size, counting eight bytes for each cell.
final class Limit {
    private static final long LEAST = 1L << 30;
    private static final long RATIO = 200;
    private static final long CELL = 8;

    private final Place place;
    private final long most;
    private long used;

    Limit(Place place, long size) {
        this.place = place;
        this.most = Math.max(LEAST, RATIO * size);
    }

    void cells(long count) {
        bytes(count > most ? most + 1 : CELL * count);
    }

    void bytes(long count) {
        used += Math.min(count, most + 1);
        if (used > most) {
            throw DataException.of(
                    place.who(),
                    "an Arrow file",
                    "one that unpacks to over " + most / LEAST + " GiB",
                    "write it without compression, or as Parquet, if you trust it");
        }
    }
}
