package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.tarn.classic.Golden;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [Rhat] and [EffectiveSize].
final class DiagnosticsTest {
    private static double[][] rows(Tensor x) {
        return IntStream.range(0, (int) x.size(0))
                .mapToObj(i -> x.get(i).toDoubleArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "apart", "wide", "mirrored", "ties", "heavy", "single"})
    void areThoseOfArviz(String name) {
        Golden golden = Golden.of("sample/" + name);
        double[][] x = rows(golden.get("x"));
        if (x.length > 1) {
            assertThat(Rhat.of(x)).isCloseTo(golden.get("rhat").item(), withPercentage(1e-7));
        }
        assertThat(EffectiveSize.bulk(x))
                .isCloseTo(golden.get("bulk").item(), withPercentage(1e-7));
        assertThat(EffectiveSize.tail(x))
                .isCloseTo(golden.get("tail").item(), withPercentage(1e-7));
        assertThat(EffectiveSize.mean(x))
                .isCloseTo(golden.get("mean").item(), withPercentage(1e-7));
        assertThat(chains(x).mean(0).standardError())
                .isCloseTo(golden.get("error").item(), withPercentage(1e-7));
    }

    private static Chains chains(double[][] x) {
        double[][][] draws =
                Arrays.stream(x)
                        .map(chain ->
                                Arrays.stream(chain)
                                        .mapToObj(each -> new double[] {each})
                                        .toArray(double[][]::new))
                        .toArray(double[][][]::new);
        return new Chains("golden", draws, new double[x.length], new double[x.length], 0, 0);
    }

    @Test
    void plainRhatIsTheFormula() {
        // W = (1 + 1)/2, means 1 and 4, B/n = 4.5, n = 3: √(2/3 + 4.5)
        assertThat(Rhat.plain(new double[][] {{0, 1, 2}, {3, 4, 5}}))
                .isCloseTo(Math.sqrt(2.0 / 3 + 4.5), within(1e-12));
    }

    @Test
    void anAlternatingChainIsWorthMoreThanItsDraws() {
        double[][] x = {IntStream.range(0, 100).mapToDouble(i -> i % 2 + i * 1e-6).toArray()};
        assertThat(EffectiveSize.mean(x)).isGreaterThan(100);
    }

    @Test
    void chainsThatNeverMoveAreNotTrusted() {
        double[][] apart = {{1, 1, 1, 1, 1}, {2, 2, 2, 2, 2}};
        assertThat(Rhat.of(apart)).isInfinite();
        assertThat(Rhat.of(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}})).isNaN();
    }

    @Test
    void complainAboutTooFewUnequalOrBrokenDraws() {
        assertThatThrownBy(() -> Rhat.of(new double[][] {{1, 2, 3}}))
                .hasMessageContaining("4 draws or more, got 3 draws");
        assertThatThrownBy(() -> EffectiveSize.bulk(new double[0][]))
                .hasMessageContaining("one chain or more");
        assertThatThrownBy(() -> EffectiveSize.tail(new double[][] {{1, 2, 3, 4}, {1, 2, 3, 4, 5}}))
                .hasMessageContaining("chains of equal length, got 4 and 5");
        assertThatThrownBy(() -> Rhat.of(new double[][] {{1, 2, Double.NaN, 4}}))
                .hasMessageContaining("finite draws");
    }
}
