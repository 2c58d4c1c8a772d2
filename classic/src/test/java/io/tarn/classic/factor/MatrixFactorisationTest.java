package io.tarn.classic.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MatrixFactorisationTest extends ModelContract<MatrixFactorisation> {
    @Override
    protected MatrixFactorisation fit(Tensor x, Tensor y) {
        double[] values = x.toDouble().toDoubleArray();
        int[] row = IntStream.range(0, values.length).map(i -> i / 4).toArray();
        int[] column = IntStream.range(0, values.length).map(i -> i % 4).toArray();
        return MatrixFactorisation.fit(new Ratings(row.length / 4, 4, row, column, values), 2);
    }

    /// Every row as if it were new.
    @Override
    protected Tensor ask(MatrixFactorisation model, Tensor x) {
        return model.newRows(x);
    }

    /// Half of the cells to learn from, the others held back.
    private static Ratings[] halves(Tensor table) {
        Ratings all = Ratings.of(table);
        var chance = new SplittableRandom(1);
        boolean[] held = new boolean[all.size()];
        IntStream.range(0, held.length).forEach(i -> held[i] = chance.nextBoolean());
        return new Ratings[] {
            all.select(IntStream.range(0, held.length).filter(i -> !held[i]).toArray()),
            all.select(IntStream.range(0, held.length).filter(i -> held[i]).toArray())
        };
    }

    @Test
    void findsPlantedTastes() {
        Tensor tastes = Random.of(1).normal(80, 2).matmul(Random.of(2).normal(2, 40)).toDouble();
        Tensor biases = Random.of(3).normal(80, 1).toDouble().add(Random.of(4).normal(40));
        Tensor noise = Random.of(5).normal(80, 40).mul(0.1).toDouble();
        Ratings[] halves = halves(tastes.add(biases).add(noise).add(3));
        var biased = MatrixFactorisation.fit(halves[0], 0);
        var tasteful = MatrixFactorisation.fit(halves[0], 2, c -> c.penalty(0.1));
        assertThat(biased.error(halves[1])).isGreaterThan(1.2);
        assertThat(tasteful.error(halves[1])).isLessThan(0.15); // the noise is 0.1
    }

    @Test
    void guessesTheMissingHalfOfDigits() {
        Ratings[] halves = halves(Golden.of("factor/digits").get("x").toDouble());
        double biased = MatrixFactorisation.fit(halves[0], 0).error(halves[1]);
        var tasteful = MatrixFactorisation.fit(halves[0], 8, c -> c.penalty(10));
        assertThat(tasteful.error(halves[1])).isLessThan(0.8 * biased);
    }

    @Test
    void neverRaisesWhatItMinimises() {
        Ratings ratings = halves(Random.of(7).normal(20, 15))[0];
        double last = Double.MAX_VALUE;
        for (int times = 1; times <= 20; times++) {
            int iterations = times;
            double now =
                    MatrixFactorisation.fit(ratings, 3, c -> c.iterations(iterations))
                            .objective(ratings);
            assertThat(now).isLessThanOrEqualTo(last * (1 + 1e-12));
            last = now;
        }
    }

    @Test
    void tellsTheSameOfANewRowAsOfOneThatItKnows() {
        Tensor table = Random.of(7).normal(30, 10);
        var model = MatrixFactorisation.fit(Ratings.of(table), 2, c -> c.iterations(2000));
        double[] again = model.newRows(table.narrow(0, 0, 1)).toDoubleArray();
        for (int column = 0; column < 10; column++) {
            assertThat(again[column]).isCloseTo(model.predict(0, column), within(1e-4));
        }
    }

    /// r̂ = μ + b for a row that rated nothing, μ for a column nobody rated besides.
    @Test
    void fallsBackOnWhatIsKnown() {
        var ratings =
                new Ratings(3, 3, new int[] {0, 1, 0}, new int[] {0, 0, 1}, new double[] {5, 5, 2});
        var model = MatrixFactorisation.fit(ratings, 1);
        assertThat(model.predict(2, 2)).isEqualTo(4);
        assertThat(model.predict(2, 0)).isGreaterThan(model.predict(2, 2));
        Tensor nothing = Tensor.ones(1, 3).mul(Double.NaN);
        assertThat(model.newRows(nothing).get(0, 2).item()).isEqualTo(4);
        assertThatThrownBy(() -> model.predict(3, 0))
                .hasMessageContaining("a row from 0 to below 3, got 3");
    }

    @Test
    void readsTablesWithGaps() {
        Tensor table = Tensor.of(new double[][] {{1, Double.NaN}, {Double.NaN, 4}});
        Ratings ratings = Ratings.of(table);
        assertThat(ratings.row()).containsExactly(0, 1);
        assertThat(ratings.column()).containsExactly(0, 1);
        assertThat(ratings.value()).containsExactly(1, 4);
        assertThat(Ratings.of(new int[] {4}, new int[] {2}, new double[] {1}).rows()).isEqualTo(5);
        assertThatThrownBy(() -> Ratings.of(table.select(0, 0)))
                .hasMessageContaining("a table of shape [rows, columns], got [2]");
    }

    @Test
    void complainsAboutSettingsThatCannotBe() {
        Ratings ratings = Ratings.of(Tensor.ones(3, 3));
        assertThatThrownBy(() -> MatrixFactorisation.fit(ratings, -1))
                .hasMessageContaining("0 factors or more, got -1");
        assertThatThrownBy(() -> MatrixFactorisation.fit(ratings, 1, c -> c.penalty(0)))
                .hasMessageContaining("a penalty above 0, got 0.0");
        assertThatThrownBy(() -> MatrixFactorisation.fit(ratings, 1, c -> c.iterations(0)))
                .hasMessageContaining("1 iteration or more, got 0");
        var none = new Ratings(3, 3, new int[0], new int[0], new double[0]);
        assertThatThrownBy(() -> MatrixFactorisation.fit(none, 1))
                .hasMessageContaining("1 rating or more, got 0");
        var model = MatrixFactorisation.fit(ratings, 1);
        assertThatThrownBy(() -> model.error(none)).hasMessageContaining("1 rating or more");
        assertThatThrownBy(() -> Ratings.of(Tensor.ones(3, 3).toDouble().mul(1e200)))
                .hasMessageContaining("finite values up to 1.0E60");
    }
}
