package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Device;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Data sets in memory, parts of them, and batches.
final class DatasetTest {
    private static final Tensor X = Tensor.of(new double[][] {{0, 1}, {2, 3}, {4, 5}});
    private static final Tensor Y = Tensor.of(new long[] {7, 8, 9});

    private static Batch batch(Dataset dataset, int... indices) {
        return dataset.batch(indices, new SplittableRandom(0));
    }

    @Test
    void tensorsAreExamples() {
        Dataset data = Dataset.of(X, Y);
        assertThat(data.size()).isEqualTo(3);
        Batch batch = batch(data, 2, 0, 2);
        assertThat(batch.x().toDoubleArray()).containsExactly(4, 5, 0, 1, 4, 5);
        assertThat(batch.y().toLongArray()).containsExactly(9, 7, 9);
        assertThat(data.all().y().toLongArray()).containsExactly(7, 8, 9);
    }

    @Test
    void outliveTheScopeThatTheyAreMadeIn() {
        Dataset data;
        try (var scope = Scope.open()) {
            data = Dataset.of(X.mul(1), Y.mul(1));
        }
        assertThat(data.all().y().toLongArray()).containsExactly(7, 8, 9);
    }

    @Test
    void partsCountFromZero() {
        Dataset part = Dataset.of(X, Y).select(2, 0, 2);
        assertThat(part.size()).isEqualTo(3);
        assertThat(batch(part, 1, 2).y().toLongArray()).containsExactly(7, 9);
        assertThat(part.select(1).all().y().toLongArray()).containsExactly(7);
        assertThat(part.first(2).all().y().toLongArray()).containsExactly(9, 7);
        assertThat(part.first(9).size()).isEqualTo(3);
    }

    @Test
    void aChangeIsGivenTheChanceOfItsBatch() {
        Dataset changed =
                Dataset.of(X, Y)
                        .map((batch, chance) ->
                                batch.with(batch.x().add(chance.nextInt(100)), batch.y()));
        double expected = new SplittableRandom(0).nextInt(100) + 2.0;
        assertThat(batch(changed, 1).x().toDoubleArray()[0]).isEqualTo(expected);
        assertThat(changed.size()).isEqualTo(3);
    }

    @Test
    void aBatchGoesWithTheScopeThatTakesIt() {
        Batch batch = batch(Dataset.of(X, Y), 0, 1);
        try (var scope = Scope.open()) {
            assertThat(batch.in(scope)).isSameAs(batch);
            assertThat(batch.to(Device.CPU).size()).isEqualTo(2);
        }
        assertThat(batch.x().isClosed()).isTrue();
        assertThat(batch.y().isClosed()).isTrue();
    }

    @Test
    void aBatchOfAnotherThreadIsFreedAtOnce() throws InterruptedException {
        Batch[] made = new Batch[1];
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try (var scope = Scope.open()) {
                                made[0] = batch(Dataset.of(X, Y), 0, 1).unscoped();
                            }
                        });
        thread.join();
        System.gc(); // of what earlier tests have left
        Thread.sleep(50);
        long before = NativeRuntime.liveTensors();
        made[0].free();
        assertThat(NativeRuntime.liveTensors()).isLessThanOrEqualTo(before - 2);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Dataset.of(X, Tensor.zeros(2)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Dataset.of: expected x and y of equally many examples, got [3, 2] and [2];"
                                + " let the first dimension of both count the examples");
        assertThatThrownBy(() -> Dataset.of(X, Y).select(3))
                .hasMessage(
                        "Dataset.select: expected numbers from 0 to 2, got 3; count the examples from 0");
        assertThatThrownBy(() -> Batch.of(X, Tensor.zeros(2)))
                .hasMessage(
                        "Batch: expected as many targets as inputs, 3, got 2; give every example one target");
        assertThatThrownBy(() -> new Batch(List.of(), List.of()))
                .hasMessage("Batch: expected at least one input, got none; give it a tensor");
        assertThatThrownBy(() -> Batch.of(X).y())
                .hasMessage(
                        "Batch.y: expected a batch with targets, got one without; use x() only");
    }
}
