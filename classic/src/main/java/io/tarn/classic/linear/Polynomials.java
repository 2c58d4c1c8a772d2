package io.tarn.classic.linear;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The powers and products of the columns up to a degree, so that a weighted sum of them is a polynomial.
///
/// Of columns a and b it makes a, b, a², ab, b², and so on by degree. There is no 1 among them, for models have an intercept.
public final class Polynomials implements Transformation {
    public static final String TYPE = "polynomials";

    private static final String WHO = "Polynomials";
    private static final int MOST = 1_000_000;

    /// Which terms are made.
    public enum Terms {
        ALL,
        /// no column twice in a term
        PRODUCTS
    }

    /// @param degree the most factors of a term
    public record Config(int degree, Terms terms) {
        public Config {
            if (degree < 1) {
                throw TensorException.of(WHO, "a degree of 1 or more", degree, "2 is usual");
            }
        }

        public Config degree(int most) {
            return new Config(most, terms);
        }

        public Config terms(Terms chosen) {
            return new Config(degree, chosen);
        }
    }

    private final int columns;
    private final int[] before; // the term that each term multiplies, or -1
    private final int[] factor; // the column that it is multiplied by

    private Polynomials(int columns, int[] before, int[] factor) {
        this.columns = columns;
        this.before = before;
        this.factor = factor;
    }

    /// Of degree 2.
    public static Polynomials fit(Tensor x) {
        return fit(x, c -> c);
    }

    /// @param x `[rows, columns]`, of which only the columns are counted
    public static Polynomials fit(Tensor x, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(2, Terms.ALL));
        int columns = Math.toIntExact(Examples.rows(WHO, x, 1).size(1));
        List<int[]> terms = new ArrayList<>();
        terms.add(new int[] {-1, 0}); // the empty product, which goes again
        int from = 0;
        for (int degree = 1; degree <= config.degree(); degree++) {
            int to = terms.size();
            for (int term = from; term < to; term++) {
                boolean again = config.terms() == Terms.ALL || term == 0;
                for (int j = terms.get(term)[1] + (again ? 0 : 1); j < columns; j++) {
                    terms.add(new int[] {term - 1, j});
                }
                requireFewer(terms.size());
            }
            from = to;
        }
        List<int[]> all = terms.subList(1, terms.size());
        return new Polynomials(
                columns,
                all.stream().mapToInt(term -> term[0]).toArray(),
                all.stream().mapToInt(term -> term[1]).toArray());
    }

    private static void requireFewer(int terms) {
        if (terms > MOST) {
            throw TensorException.of(
                    WHO, "at most a million terms", "more", "lower the degree, or drop columns");
        }
    }

    /// `[rows, terms]`
    @Override
    public Tensor transform(Tensor x) {
        double[] from = Examples.asked(WHO, x, columns).contiguous().toDoubleArray();
        int rows = Math.toIntExact(x.size(0));
        int width = before.length;
        double[] to = new double[Math.multiplyExact(rows, width)];
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < width; t++) {
                double lower = before[t] < 0 ? 1 : to[row * width + before[t]];
                to[row * width + t] = lower * from[row * columns + factor[t]];
            }
        }
        return Examples.answer(WHO, Tensor.of(to, rows, width));
    }

    /// What each term is called, such as `width² height`.
    public List<String> names(List<String> columnNames) {
        if (columnNames.size() != columns) {
            throw TensorException.of(WHO, columns + " names", columnNames.size(), "name all");
        }
        List<String> names = new ArrayList<>();
        for (int t = 0; t < before.length; t++) {
            int[] powers = new int[columns];
            for (int at = t; at >= 0; at = before[at]) {
                powers[factor[at]]++;
            }
            List<String> factors = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                if (powers[j] > 0) {
                    factors.add(columnNames.get(j) + raised(powers[j]));
                }
            }
            names.add(String.join(" ", factors));
        }
        return names;
    }

    private static String raised(int power) {
        StringBuilder text = new StringBuilder();
        if (power > 1) {
            Integer.toString(power).chars().forEach(d -> text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(d - '0')));
        }
        return text.toString();
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of("columns", columns),
                Map.of(
                        "before", Tensor.of(before, before.length).toLong(),
                        "factor", Tensor.of(factor, factor.length).toLong()));
    }

    public static Polynomials restore(Saved saved) {
        int columns = saved.count("columns", 1, MOST);
        int[] before = whole(saved.tensor("before", -1));
        int[] factor = whole(saved.tensor("factor", before.length));
        for (int t = 0; t < before.length; t++) {
            if (before[t] < -1 || before[t] >= t || factor[t] < 0 || factor[t] >= columns) {
                throw TensorException.of(
                        WHO,
                        "terms of earlier terms and columns",
                        "term %d × column %d".formatted(before[t], factor[t]),
                        "the file is damaged; save the model again");
            }
        }
        return new Polynomials(columns, before, factor);
    }

    private static int[] whole(Tensor numbers) {
        return Arrays.stream(numbers.toLongArray()).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public String toString() {
        return "Polynomials(%d columns, %d terms)".formatted(columns, before.length);
    }
}
