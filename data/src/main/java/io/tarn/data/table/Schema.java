package io.tarn.data.table;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each column of a table means, and why.
public final class Schema {
    private final Map<String, KindFinder.Finding> findings;

    private Schema(Map<String, KindFinder.Finding> findings) {
        this.findings = findings;
    }

    /// Decides from all rows of `table`: give it the training rows when something is learned from it.
    public static Schema of(Table table) {
        Map<String, KindFinder.Finding> findings = new LinkedHashMap<>();
        table.columns().forEach(column -> findings.put(column.name(), KindFinder.of(column)));
        return new Schema(findings);
    }

    /// Whether a column's name says that its numbers are codes, such as `zip` or `shop_id`, so that their size need not mean anything.
    public static boolean isCodeName(String column) {
        return KindFinder.isCodeName(column);
    }

    public List<String> columns() {
        return List.copyOf(findings.keySet());
    }

    public Kind kind(String column) {
        return finding(column).kind();
    }

    /// Why a column is of its kind.
    public String why(String column) {
        return finding(column).reason();
    }

    /// A line for each column: its kind and the reason.
    public List<String> why() {
        List<String> lines = new ArrayList<>();
        findings.forEach((name, finding) -> lines.add(name + ": " + finding));
        return lines;
    }

    private KindFinder.Finding finding(String column) {
        KindFinder.Finding finding = findings.get(column);
        if (finding == null) {
            throw DataException.of(
                    "Schema.kind", "one of its columns", column, Nearest.hint(column, columns()));
        }
        return finding;
    }
}
