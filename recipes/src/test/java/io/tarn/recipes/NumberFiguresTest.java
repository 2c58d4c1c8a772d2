package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.report.Histogram;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class NumberFiguresTest {
    private static final Table PASSENGERS = Table.read(Datasets.path("titanic"));

    private static double[] values(Object chart) {
        return ((Histogram) chart).sets().getFirst().values();
    }

    /// The fare has a long tail, so the encoder takes its logarithm: the oracle is the closed form.
    @Test
    void showsTheStandardisedLogarithm() {
        double[] fares = ((Numbers) PASSENGERS.column("fare")).values();
        double[] seen = values(NumberFigures.after(PASSENGERS, "survived", "fare"));

        double[] paid = Arrays.stream(fares).filter(fare -> fare > 0).sorted().toArray();
        double median = (paid[(paid.length - 1) / 2] + paid[paid.length / 2]) / 2;
        double[] known = Arrays.stream(fares).filter(Double::isFinite).toArray();
        Spread spread = Spread.of(Arrays.stream(known).map(x -> Math.log1p(x / median)).toArray());
        for (int i = 0; i < fares.length; i++) {
            if (Double.isFinite(fares[i])) {
                double expected =
                        (Math.log1p(fares[i] / median) - spread.mean()) / spread.deviation();
                assertThat(seen[i]).isCloseTo(expected, within(0.01));
            }
        }
    }
}
