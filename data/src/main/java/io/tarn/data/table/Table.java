package io.tarn.data.table;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Named columns of equal length, in memory.
///
/// ```java
/// var table = Table.read(Path.of("titanic.csv"));
/// var adults = Table.read(Path.of("titanic.csv"), c -> c.sql("select * from data where Age >= 18"));
/// ```
public final class Table {
    /// How a file is read.
    ///
    /// @param sql a query over the file, which is called `data`; empty takes all
    /// @param separator what stands between fields; 0 finds it out
    /// @param encoding the name of the character set; empty finds it out
    /// @param formats how dates or numbers of some columns were written in another table: its [Table#formats]
    public record Config(String sql, char separator, String encoding, Map<String, String> formats) {
        public Config {
            formats = Map.copyOf(formats);
        }

        public Config sql(String query) {
            return new Config(query, separator, encoding, formats);
        }

        public Config separator(char character) {
            return new Config(sql, character, encoding, formats);
        }

        public Config encoding(String name) {
            return new Config(sql, separator, name, formats);
        }

        /// Prefers what another table had: in a few new rows, `03/04/2024` alone does not tell which the month is.
        public Config formats(Map<String, String> known) {
            return new Config(sql, separator, encoding, known);
        }
    }

    private final List<Column> columns;
    private final List<String> notes;
    private final Map<String, String> formats;
    private final Map<String, Column> byName = new HashMap<>();

    private Table(List<Column> columns, List<String> notes, Map<String, String> formats) {
        this.columns = List.copyOf(columns);
        this.notes = List.copyOf(notes);
        this.formats = Map.copyOf(formats);
        for (Column column : columns) {
            if (column.size() != columns.getFirst().size()) {
                throw DataException.of(
                        "Table",
                        "columns of " + columns.getFirst().size() + " rows",
                        column.size() + " in " + column.name(),
                        "give all columns the same length");
            }
            if (byName.put(column.name(), column) != null) {
                throw DataException.of(
                        "Table", "every name once", column.name() + " twice", "rename a column");
            }
        }
    }

    /// Reads CSV (any separator), Parquet, Arrow, Feather, JSON or lines of JSON, also packed by gzip; see docs/tables.md.
    public static Table read(Path file) {
        return read(file, c -> c);
    }

    public static Table read(Path file, UnaryOperator<Config> choose) {
        return TableFile.read(file, choose.apply(new Config("", (char) 0, "", Map.of())));
    }

    /// The result of a query over files, such as `select * from 'x.parquet'`.
    public static Table sql(String query) {
        try (var duck = Duck.open()) {
            duck.lockDown();
            return TypedColumns.query(duck, "Table.sql", query, List.of(), Map.of());
        }
    }

    public static Table of(List<? extends Column> columns) {
        return new Table(List.copyOf(columns), List.of(), Map.of());
    }

    static Table of(List<Column> columns, List<String> notes, Map<String, String> formats) {
        return new Table(columns, notes, formats);
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().size();
    }

    public List<Column> columns() {
        return columns;
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /// What reading had to decide or to mend, a line each, such as `price: "1,200 €" was read as a number`.
    public List<String> notes() {
        return notes;
    }

    /// How the columns of dates, and of numbers with signs, were written in the file.
    public Map<String, String> formats() {
        return formats;
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Column column(String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw DataException.of(
                    "Table.column", "one of its columns", name, Nearest.hint(name, names()));
        }
        return column;
    }

    /// These rows only, in this order; a row may come more than once.
    public Table rows(int... indices) {
        List<Column> chosen = new ArrayList<>(columns.size());
        columns.forEach(column -> chosen.add(column.rows(indices)));
        return new Table(chosen, notes, formats);
    }

    public Table without(String... names) {
        Set<String> out = new HashSet<>(Arrays.asList(names));
        return new Table(
                columns.stream().filter(column -> !out.contains(column.name())).toList(),
                notes,
                formats);
    }

    /// The same with this column, which replaces one of its name or comes last.
    public Table with(Column column) {
        List<Column> all = new ArrayList<>(columns);
        int at = names().indexOf(column.name());
        if (at >= 0) {
            all.set(at, column);
        } else {
            all.add(column);
        }
        return new Table(all, notes, formats);
    }

    @Override
    public String toString() {
        return "Table(%d rows, columns %s)".formatted(rows(), String.join(", ", names()));
    }
}
