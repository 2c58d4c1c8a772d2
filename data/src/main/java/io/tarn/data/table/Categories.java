package io.tarn.data.table;

import java.util.Arrays;
import java.util.List;

/// A column that repeats a few texts, its levels; -1 is a missing one.
///
/// A column of yes and no has two levels, like any other.
public record Categories(String name, int[] codes, List<String> levels) implements Column {
    public Categories {
        levels = List.copyOf(levels);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? "" : levels.get(codes[row]);
    }

    @Override
    public Categories rows(int... indices) {
        return new Categories(name, Arrays.stream(indices).map(i -> codes[i]).toArray(), levels);
    }

    @Override
    public Categories named(String other) {
        return new Categories(other, codes, levels);
    }
}
