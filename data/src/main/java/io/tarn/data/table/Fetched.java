package io.tarn.data.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column that is being filled from a query, row by row.
sealed interface Fetched {
    void take(ResultSet row, int index, int at) throws SQLException;

    Column column();

    static Fetched of(ColumnPlan plan, int rows) {
        return switch (plan.form()) {
            case NUMBER -> new OfNumbers(plan.name(), new double[rows]);
            case DATE -> new OfDates(plan.name(), new long[rows]);
            case TRUTH -> new OfCodes(plan.name(), new int[rows], List.of("false", "true"));
            case TEXT ->
                    plan.type().isEmpty()
                            ? new OfTexts(plan.name(), new ArrayList<>(rows))
                            : new OfCodes(plan.name(), new int[rows], plan.levels());
        };
    }

    /// Fills [Numbers].
    record OfNumbers(String name, double[] values) implements Fetched {
        @Override
        public void take(ResultSet row, int index, int at) throws SQLException {
            values[at] = row.getDouble(index);
        }

        @Override
        public Column column() {
            return new Numbers(name, values);
        }
    }

    /// Fills [Dates].
    record OfDates(String name, long[] millis) implements Fetched {
        @Override
        public void take(ResultSet row, int index, int at) throws SQLException {
            millis[at] = row.getLong(index);
        }

        @Override
        public Column column() {
            return new Dates(name, millis);
        }
    }

    /// Fills [Categories].
    record OfCodes(String name, int[] codes, List<String> levels) implements Fetched {
        @Override
        public void take(ResultSet row, int index, int at) throws SQLException {
            codes[at] = row.getInt(index);
        }

        @Override
        public Column column() {
            return new Categories(name, codes, levels);
        }
    }

    /// Fills [Texts].
    record OfTexts(String name, List<@Nullable String> texts) implements Fetched {
        @Override
        public void take(ResultSet row, int index, int at) throws SQLException {
            texts.add(row.getString(index));
        }

        @Override
        public Column column() {
            return new Texts(name, texts);
        }
    }
}
