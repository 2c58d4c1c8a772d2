package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Shape;
import org.junit.jupiter.api.Test;

final class ChainsTest {
    private static final Chains CHAINS =
            new Chains(
                    "test",
                    new double[][][] {
                        {{1, 0}, {2, 1}, {3, 0}, {4, 1}}, {{2, 1}, {3, 0}, {4, 0}, {5, 1}}
                    },
                    new double[] {1, 1},
                    new double[2],
                    2,
                    8);

    @Test
    void knowsItsNumbers() {
        assertThat(CHAINS.dimensions()).isEqualTo(2);
        assertThat(CHAINS.coordinate(0)[1]).containsExactly(2, 3, 4, 5);
        assertThat(CHAINS.mean(0).mean()).isEqualTo(3);
        assertThat(CHAINS.mean(0).draws()).isEqualTo(8);
        assertThat(CHAINS.deviation(0)).isCloseTo(Math.sqrt(12.0 / 7), within(1e-12));
        assertThat(CHAINS.quantile(0, 0.5)).isEqualTo(3);
        assertThat(CHAINS.tensor().shape()).isEqualTo(Shape.of(2, 4, 2));
        assertThat(CHAINS.tensor().get(1, 3, 0).item()).isEqualTo(5);
    }

    @Test
    void saysWhatToDoubt() {
        assertThat(CHAINS.warnings())
                .anyMatch(text -> text.contains("fewer than 100 for each chain"))
                .anyMatch(text -> text.startsWith("2 draws diverged"));
        assertThat(CHAINS.summary())
                .startsWith("test: 2 chains, 4 draws, 2 dimensions\n x ")
                .contains("R-hat", "bulk ESS", "\nx1  0.500");
    }

    @Test
    void drawsItself() {
        assertThat(CHAINS.traceChart(0).svg(700, 400)).contains("chain 2", "draw");
        assertThat(CHAINS.histogramChart(1).svg(700, 400)).contains("x1 in each chain");
    }

    @Test
    void complainsAboutADimensionThatIsNotThere() {
        assertThatThrownBy(() -> CHAINS.coordinate(2))
                .hasMessageContaining("a dimension from 0 to 1, got 2");
        assertThatThrownBy(() -> CHAINS.quantile(0, 1.5)).hasMessageContaining("from 0 to 1");
    }
}
