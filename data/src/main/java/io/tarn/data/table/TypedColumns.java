package io.tarn.data.table;

import io.tarn.data.DataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Brings the table `raw` of a DuckDB into memory, each column as the type that its values have.
final class TypedColumns {
    private TypedColumns() {}

    /// @param names the names of the columns; empty takes those of the table
    /// @param numbers the ways in which numbers may be written, the likelier first
    /// @param config its query asks the table, which is called `data`; without one all is taken
    static Table read(
            Duck duck,
            String who,
            List<String> names,
            List<String> notes,
            List<Reading> numbers,
            Table.Config config)
            throws SQLException {
        List<String> remarks = new ArrayList<>(notes);
        Map<String, String> formats = new HashMap<>(config.formats());
        TypeFinder finder = new TypeFinder(duck, "raw", remarks, numbers, formats);
        List<ColumnPlan> plans = finder.plans(names);
        if (config.sql().isBlank()) {
            return fetched(duck, who, "raw", plans, remarks, formats);
        }
        duck.run("CREATE VIEW data AS SELECT " + selected(plans) + " FROM raw");
        return query(duck, who, config.sql(), remarks, formats);
    }

    /// The result of one query, which must be a SELECT.
    static Table query(
            Duck duck, String who, String query, List<String> notes, Map<String, String> known) {
        try {
            duck.run("CREATE TABLE answer AS SELECT * FROM query(" + Duck.text(query) + ")");
            List<String> remarks = new ArrayList<>(notes);
            Map<String, String> formats = new HashMap<>(known);
            TypeFinder finder = new TypeFinder(duck, "answer", remarks, Reading.NUMBERS, formats);
            List<ColumnPlan> plans = finder.plans(List.of());
            return fetched(duck, who, "answer", plans, remarks, formats);
        } catch (SQLException e) {
            throw DuckTrouble.of(who, query, e);
        }
    }

    /// The values under their names; SQL does not tell names apart by case, so some get a number.
    private static String selected(List<ColumnPlan> plans) {
        Set<String> taken = new HashSet<>();
        List<String> all = new ArrayList<>();
        for (ColumnPlan plan : plans) {
            String name = plan.name();
            for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
                name = plan.name() + "_" + copy;
            }
            all.add(plan.value() + " AS " + Duck.name(name));
        }
        return String.join(", ", all);
    }

    private static Table fetched(
            Duck duck,
            String who,
            String source,
            List<ColumnPlan> plans,
            List<String> notes,
            Map<String, String> formats)
            throws SQLException {
        long rows = duck.counts("SELECT count(*) FROM " + source)[0];
        if (rows == 0) {
            throw DataException.of(who, "rows", "none", "see what the file or the query holds");
        }
        if (rows > Integer.MAX_VALUE - 8) {
            throw DataException.of(who, "under 2 billion rows", rows, "take some rows by a query");
        }
        List<Fetched> columns =
                plans.stream().map(plan -> Fetched.of(plan, Math.toIntExact(rows))).toList();
        String all = String.join(", ", plans.stream().map(ColumnPlan::fetched).toList());
        int[] at = {0};
        duck.each(
                "SELECT " + all + " FROM " + source,
                row -> {
                    for (int i = 0; i < columns.size(); i++) {
                        columns.get(i).take(row, i + 1, at[0]);
                    }
                    at[0]++;
                });
        return Table.of(columns.stream().map(Fetched::column).toList(), notes, formats);
    }
}
