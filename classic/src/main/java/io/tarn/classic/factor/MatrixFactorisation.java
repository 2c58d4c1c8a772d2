package io.tarn.classic.factor;

import io.tarn.classic.Model;
import io.tarn.classic.Saved;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Ratings explained by a few hidden tastes: each row and each column has a bias and a vector, and a cell is r̂ = μ + a + b + p·q.
///
/// Learned by alternating least squares: with the columns held still each row is a ridge regression, and the other way round. A row or
/// column without ratings has bias and vector 0.
public final class MatrixFactorisation implements Model {
    public static final String TYPE = "matrix-factorisation";

    private static final String WHO = "MatrixFactorisation";

    private final double mean;
    private final double penalty;
    private final double[][] rows; // [rows, 1 + factors]: a, p
    private final double[][] columns; // [columns, 1 + factors]: b, q

    /// @param penalty λ of λ·(Σ a² + ‖p‖² + Σ b² + ‖q‖²)
    /// @param iterations over all rows and all columns
    /// @param seed of the vectors that it starts with
    public record Config(double penalty, int iterations, long seed) {
        public Config {
            if (!(penalty > 0) || Double.isInfinite(penalty)) {
                throw TensorException.of(
                        WHO, "a penalty above 0", penalty, "rows with few ratings need it");
            }
            if (iterations < 1) {
                throw TensorException.of(
                        WHO, "1 iteration or more", iterations, "20 are mostly enough");
            }
        }

        public Config penalty(double lambda) {
            return new Config(lambda, iterations, seed);
        }

        public Config iterations(int times) {
            return new Config(penalty, times, seed);
        }

        public Config seed(long start) {
            return new Config(penalty, iterations, start);
        }
    }

    private MatrixFactorisation(double mean, double penalty, double[][] rows, double[][] columns) {
        this.mean = mean;
        this.penalty = penalty;
        this.rows = rows;
        this.columns = columns;
    }

    public static MatrixFactorisation fit(Ratings ratings, int factors) {
        return fit(ratings, factors, c -> c);
    }

    /// @param factors the length of the vectors; 0 for biases alone
    public static MatrixFactorisation fit(
            Ratings ratings, int factors, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1, 20, 0));
        if (factors < 0) {
            throw TensorException.of(WHO, "0 factors or more", factors, "0 learns biases alone");
        }
        requireSome(ratings);
        double mean = Arrays.stream(ratings.value()).average().orElseThrow();
        int[][] byRow = grouped(ratings.row(), ratings.rows());
        int[][] byColumn = grouped(ratings.column(), ratings.columns());
        var model =
                new MatrixFactorisation(
                        mean,
                        config.penalty(),
                        new double[ratings.rows()][factors + 1],
                        start(ratings.columns(), factors, config.seed()));
        for (int i = 0; i < config.iterations(); i++) {
            model.improve(model.rows, byRow, model.columns, ratings.column(), ratings.value());
            model.improve(model.columns, byColumn, model.rows, ratings.row(), ratings.value());
        }
        return model;
    }

    private static void requireSome(Ratings ratings) {
        if (ratings.size() == 0) {
            throw TensorException.of(
                    WHO, "1 rating or more", 0, "give it rows, columns and values");
        }
    }

    private static double[][] start(int count, int factors, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] vectors = new double[count][factors + 1];
        for (double[] vector : vectors) {
            for (int k = 1; k <= factors; k++) {
                vector[k] = chance.nextGaussian() / Math.sqrt(factors);
            }
        }
        return vectors;
    }

    /// The cells of each row, or of each column.
    private static int[][] grouped(int[] owners, int count) {
        int[] sizes = new int[count];
        Arrays.stream(owners).forEach(owner -> sizes[owner]++);
        int[][] cells = new int[count][];
        Arrays.setAll(cells, owner -> new int[sizes[owner]]);
        for (int i = owners.length - 1; i >= 0; i--) {
            cells[owners[i]][--sizes[owners[i]]] = i;
        }
        return cells;
    }

    /// For all rows, or all columns: r - μ - b ≈ a + p·q, a ridge regression on (1, q).
    private void improve(
            double[][] mine, int[][] cells, double[][] others, int[] other, double[] values) {
        IntStream.range(0, mine.length)
                .parallel()
                .forEach(i ->
                        mine[i] =
                                solved(
                                        others,
                                        Arrays.stream(cells[i]).map(cell -> other[cell]).toArray(),
                                        Arrays.stream(cells[i])
                                                .mapToDouble(cell -> values[cell])
                                                .toArray()));
    }

    private double[] solved(double[][] others, int[] rated, double[] values) {
        Ridge ridge = new Ridge(factors() + 1, penalty);
        for (int i = 0; i < rated.length; i++) {
            double[] z = others[rated[i]].clone();
            double bias = z[0];
            z[0] = 1;
            ridge.add(z, values[i] - mean - bias);
        }
        return ridge.solve();
    }

    public int factors() {
        return columns[0].length - 1;
    }

    public double predict(int row, int column) {
        requireInside("row", row, rows.length);
        requireInside("column", column, columns.length);
        return predict(rows[row], columns[column]);
    }

    /// r̂ = μ + a + b + p·q
    private double predict(double[] row, double[] column) {
        double sum = mean + row[0] + column[0];
        for (int k = 1; k < row.length; k++) {
            sum += row[k] * column[k];
        }
        return sum;
    }

    /// What it says of every cell of rows that it has not learned from, by those that are known.
    ///
    /// @param known `[rows, columns]`, NaN where nothing is known
    /// @return the same shape
    public Tensor newRows(Tensor known) {
        if (known.rank() != 2 || known.size(1) != columns.length) {
            throw TensorException.of(
                    WHO,
                    "rows of shape [rows, %d]".formatted(columns.length),
                    known.shape(),
                    "give every column a number, NaN where nothing is known");
        }
        Ratings cells = Ratings.of(known);
        int[][] byRow = grouped(cells.row(), cells.rows());
        double[][] fresh = new double[cells.rows()][];
        improve(fresh, byRow, columns, cells.column(), cells.value());
        double[] all =
                Arrays.stream(fresh)
                        .flatMapToDouble(
                                row -> Arrays.stream(columns).mapToDouble(c -> predict(row, c)))
                        .toArray();
        return Tensor.of(all, cells.rows(), columns.length);
    }

    /// The root of the mean squared error, √(Σ (r - r̂)² / n).
    public double error(Ratings held) {
        requireSome(held);
        return Math.sqrt(squares(held) / held.size());
    }

    private double squares(Ratings ratings) {
        return IntStream.range(0, ratings.size())
                .mapToDouble(
                        i -> ratings.value()[i] - predict(ratings.row()[i], ratings.column()[i]))
                .map(gap -> gap * gap)
                .sum();
    }

    /// Σ (r - r̂)² + λ·(Σ a² + ‖p‖² + Σ b² + ‖q‖²), which training lowers.
    double objective(Ratings ratings) {
        return squares(ratings) + penalty * (norm(rows) + norm(columns));
    }

    private static double norm(double[][] vectors) {
        return Arrays.stream(vectors).flatMapToDouble(Arrays::stream).map(v -> v * v).sum();
    }

    private static void requireInside(String name, int number, int size) {
        if (number < 0 || number >= size) {
            throw TensorException.of(
                    WHO,
                    "a %s from 0 to below %d".formatted(name, size),
                    number,
                    "use newRows for rows that it has not learned from");
        }
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of("mean", mean, "penalty", penalty),
                Map.of("rows", Tensor.of(rows), "columns", Tensor.of(columns)));
    }

    public static MatrixFactorisation restore(Saved saved) {
        Tensor rows = saved.tensor("rows", -1, -1);
        Tensor columns = saved.tensor("columns", -1, rows.size(1));
        return new MatrixFactorisation(
                saved.number("mean"), saved.number("penalty"), table(rows), table(columns));
    }

    private static double[][] table(Tensor tensor) {
        return tensor.unbind(0).stream().map(Tensor::toDoubleArray).toArray(double[][]::new);
    }

    @Override
    public String toString() {
        return "MatrixFactorisation(%d rows, %d columns, %d factors)"
                .formatted(rows.length, columns.length, factors());
    }
}
