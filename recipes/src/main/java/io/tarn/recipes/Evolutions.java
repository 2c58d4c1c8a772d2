package io.tarn.recipes;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// All evolutions of the pokemon-go data: the greatest combat power before and after, and what is known about the species before.
///
/// @param before the greatest combat power that the species can have
/// @param after that of the species it becomes
/// @param kinds 1 for the type of the species and 1 for its place in its line of evolution, else 0
/// @param families a number for each family of species
/// @param last whether evolution ends there
record Evolutions(
        double[] before, double[] after, double[][] kinds, int[] families, boolean[] last) {

    static Evolutions read() {
        Table all = Table.read(Datasets.path("pokemon-go"));
        Column id = all.column("id");
        Map<String, Integer> rowOf = new HashMap<>();
        IntStream.range(0, all.rows()).forEach(row -> rowOf.put(id.text(row), row));
        Column from = all.column("evolves_from");
        int[] after =
                IntStream.range(0, all.rows())
                        .filter(row -> !all.column("evolves_from_max_cp").isMissing(row))
                        .toArray();
        int[] before = Arrays.stream(after).map(row -> rowOf.get(from.text(row))).toArray();

        List<String> types = texts(all.column("type_1"), before);
        boolean[] last = missing(all.column("evolves_to"), after);
        boolean[] first = missing(from, before);
        List<String> places =
                IntStream.range(0, after.length)
                        .mapToObj(i ->
                                (first[i] ? "first, " : "later, ") + (last[i] ? "ends" : "goes on"))
                        .toList();
        List<String> families = texts(all.column("family"), after);
        List<String> names = List.copyOf(new TreeSet<>(families));
        return new Evolutions(
                numbers(all.column("max_cp"), before),
                numbers(all.column("max_cp"), after),
                joined(oneHot(types), oneHot(places)),
                families.stream().mapToInt(names::indexOf).toArray(),
                last);
    }

    int size() {
        return before.length;
    }

    /// These only.
    Evolutions rows(int... chosen) {
        boolean[] ends = new boolean[chosen.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = last[chosen[i]];
        }
        return new Evolutions(
                Arrays.stream(chosen).mapToDouble(i -> before[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> after[i]).toArray(),
                Arrays.stream(chosen).mapToObj(i -> kinds[i]).toArray(double[][]::new),
                Arrays.stream(chosen).map(i -> families[i]).toArray(),
                ends);
    }

    private static double[] numbers(Column column, int[] rows) {
        return ((Numbers) column).rows(rows).values();
    }

    private static List<String> texts(Column column, int[] rows) {
        return Arrays.stream(rows).mapToObj(column::text).toList();
    }

    private static boolean[] missing(Column column, int[] rows) {
        boolean[] missing = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            missing[i] = column.isMissing(rows[i]);
        }
        return missing;
    }

    /// A column for each level, in the order of the names.
    private static double[][] oneHot(List<String> values) {
        List<String> levels = List.copyOf(new TreeSet<>(values));
        double[][] rows = new double[values.size()][levels.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i][levels.indexOf(values.get(i))] = 1;
        }
        return rows;
    }

    private static double[][] joined(double[][] left, double[][] right) {
        return IntStream.range(0, left.length)
                .mapToObj(i ->
                        IntStream.range(0, left[i].length + right[i].length)
                                .mapToDouble(k ->
                                        k < left[i].length
                                                ? left[i][k]
                                                : right[i][k - left[i].length])
                                .toArray())
                .toArray(double[][]::new);
    }
}
