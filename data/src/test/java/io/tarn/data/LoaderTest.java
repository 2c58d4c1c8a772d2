package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The batches of a seed are the same, whoever makes them and wherever one begins.
final class LoaderTest {
    private static Loader loader(int threads) {
        return Loader.of(
                Numbered.of(103), c -> c.batchSize(10).seed(7).shuffled().threads(threads));
    }

    private static List<double[]> batches(Loader loader, int epoch, int first) {
        List<double[]> batches = new ArrayList<>();
        try (var epochs = loader.epoch(epoch, first);
                var scope = Scope.open()) {
            for (Batch batch : epochs) {
                batches.add(batch.in(scope).x().toDoubleArray());
            }
        }
        return batches;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void theNumberOfThreadsChangesNothing(int threads) {
        for (int epoch = 0; epoch < 3; epoch++) {
            List<double[]> expected = batches(loader(1), epoch, 0);
            assertThat(batches(loader(threads), epoch, 0))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 4", "2, 1", "2, 10", "4, 11"})
    void goesOnInTheMiddle(int threads, int first) {
        List<double[]> all = batches(loader(threads), 2, 0);
        assertThat(all).hasSize(11);
        assertThat(batches(loader(threads), 2, first))
                .usingRecursiveComparison()
                .isEqualTo(all.subList(first, 11));
    }

    @Test
    void epochsAndBatchesHaveChancesOfTheirOwn() {
        Loader loader = Loader.of(Numbered.of(40), c -> c.batchSize(1).seed(3));
        double[] noise = new double[80];
        for (int epoch = 0; epoch < 2; epoch++) {
            List<double[]> batches = batches(loader, epoch, 0);
            for (int i = 0; i < 40; i++) {
                noise[epoch * 40 + i] = batches.get(i)[0] - i;
            }
        }
        assertThat(Arrays.stream(noise).distinct().count()).isEqualTo(80);
        assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void everyExampleComesOnceInAnEpoch() {
        List<double[]> batches = batches(loader(2), 5, 0);
        int[] numbers =
                batches.stream()
                        .flatMapToDouble(Arrays::stream)
                        .mapToInt(x -> (int) x)
                        .sorted()
                        .toArray();
        assertThat(numbers).containsExactly(Sampler.inOrder(103).order(0));
        assertThat(batches.getLast()).hasSize(3);
    }

    @Test
    void anIncompleteBatchMayBeLeftOut() {
        Loader loader = Loader.of(Numbered.of(103), c -> c.batchSize(10).dropLast());
        assertThat(loader.batches()).isEqualTo(10);
        assertThat(batches(loader, 0, 0)).hasSize(10).allSatisfy(b -> assertThat(b).hasSize(10));
        assertThat(loader(1).batches()).isEqualTo(11);
    }

    @Test
    void aSamplerSaysWhichExamplesCome() {
        Sampler twice = _ -> new int[] {4, 4, 2};
        Loader loader = Loader.of(Numbered.of(5), c -> c.batchSize(2).sampler(twice));
        try (var batches = loader.epoch(0)) {
            assertThat(batches.next().y().toLongArray()).containsExactly(4, 4);
            assertThat(batches.position()).isEqualTo(1);
            assertThat(batches.next().y().toLongArray()).containsExactly(2);
            assertThat(batches.hasNext()).isFalse();
        }
    }

    @Test
    void nothingIsAnEpochWithoutBatches() {
        Loader loader = Loader.of(Numbered.of(5).first(0));
        assertThat(loader.batches()).isZero();
        assertThat(batches(loader, 0, 0)).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Loader.of(Numbered.of(5), c -> c.batchSize(0)))
                .isInstanceOf(DataException.class)
                .hasMessage("Loader: expected batchSize of 1 or more, got 0; see Loader.Config");
        assertThatThrownBy(() -> Loader.of(Numbered.of(5), c -> c.threads(-1)))
                .hasMessage("Loader: expected threads of 0 or more, got -1; see Loader.Config");
        assertThatThrownBy(() -> Loader.of(Numbered.of(5), c -> c.ahead(0)))
                .hasMessage("Loader: expected ahead of 1 or more, got 0; see Loader.Config");
        assertThatThrownBy(() -> loader(1).epoch(0, 12))
                .hasMessage(
                        "Loader.epoch: expected an epoch of 0 or more and a first batch from 0 to 11,"
                                + " got epoch 0, batch 12; count both from 0");
    }
}
