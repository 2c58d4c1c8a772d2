package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Scope;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The threads behind an epoch: never far ahead, never left behind, never leaking.
@Timeout(60)
final class EpochTest {
    private static Epoch epoch(Dataset dataset, int threads, int ahead) {
        return Loader.of(dataset, c -> c.batchSize(1).threads(threads).ahead(ahead)).epoch(0);
    }

    /// The threads that this test's epochs have started; others may run beside.
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tarn-loader"))
                .count();
    }

    /// Waits until `count` loader threads are left; the last lines of a thread run after its pool says that it has ended.
    private static void untilThreads(long count) throws InterruptedException {
        while (threads() != count) {
            Thread.sleep(1);
        }
    }

    /// Waits until `count` batches were begun; fails in the timeout of the test if that never happens.
    private static void until(Numbered dataset, int count) throws InterruptedException {
        while (dataset.made.get() < count) {
            Thread.sleep(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "2, 3", "4, 2"})
    void makesNoMoreThanAskedForAndAhead(int threads, int ahead) throws InterruptedException {
        Numbered dataset = Numbered.of(30);
        try (var batches = epoch(dataset, threads, ahead)) {
            for (int asked = 1; asked <= 10; asked++) {
                batches.next();
                until(dataset, asked + ahead); // it does use its threads
                Thread.sleep(5); // time to do too much
                assertThat(dataset.made).hasValue(asked + ahead);
            }
        }
        assertThat(dataset.made).hasValueLessThanOrEqualTo(10 + ahead);
    }

    @Test
    void withoutThreadsABatchIsMadeWhenItIsAskedFor() {
        Numbered dataset = Numbered.of(5);
        long before = threads();
        try (var batches = epoch(dataset, 0, 4)) {
            assertThat(dataset.made).hasValue(0);
            batches.next();
            assertThat(dataset.made).hasValue(1);
            assertThat(threads()).isEqualTo(before);
        }
    }

    @Test
    void threadsMakeBatchesAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Dataset meeting =
                Numbered.of(2)
                        .map((batch, _) -> {
                            both.countDown();
                            await(both); // only another thread can end this
                            return batch;
                        });
        try (var batches = epoch(meeting, 2, 2)) {
            assertThat(batches.next().size()).isEqualTo(1);
            assertThat(batches.next().size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aFailureIsTheDataSetsOwn(int threads) throws InterruptedException {
        long before = threads();
        var batches = epoch(Numbered.failingAt(10, 3), threads, 4);
        for (int i = 0; i < 3; i++) {
            assertThat(batches.next().y().item()).isEqualTo(i);
        }
        assertThatThrownBy(batches::next)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("example 3 is broken")
                .satisfies(
                        e -> assertThat(e.getSuppressed()[0]).hasMessage("while making batch 3"));
        untilThreads(before); // although nobody has closed it
        assertThatThrownBy(batches::next)
                .hasMessage(
                        "Epoch.next: expected an open epoch, got a closed one; go on with Loader.epoch");
    }

    @Test
    void anErrorIsNotWrapped() {
        Dataset broken =
                Numbered.of(3)
                        .map((_, _) -> {
                            throw new AssertionError("too bad");
                        });
        try (var batches = epoch(broken, 1, 1)) {
            assertThatThrownBy(batches::next)
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("too bad");
        }
    }

    @Test
    void closingEarlyEndsTheThreadsWithoutInterruptingThem() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        Dataset slow =
                Numbered.of(100)
                        .map((batch, _) -> {
                            try {
                                Thread.sleep(20);
                            } catch (InterruptedException e) {
                                interrupted.set(true);
                            }
                            return batch;
                        });
        long before = threads();
        try (var batches = epoch(slow, 3, 8)) {
            batches.next();
            assertThat(threads()).isEqualTo(before + 3);
        }
        untilThreads(before);
        assertThat(interrupted).isFalse();
    }

    /// The number of tensors when the collector has freed what earlier tests have left.
    private static long settled() throws InterruptedException {
        long before;
        long after = NativeRuntime.liveTensors();
        do {
            before = after;
            System.gc();
            Thread.sleep(50);
            after = NativeRuntime.liveTensors();
        } while (after != before);
        return after;
    }

    /// Nothing waits for the collector: the number is right at once.
    @Test
    void leavesNoTensorsBehind() throws InterruptedException {
        Numbered dataset = Numbered.of(12);
        Loader loader = Loader.of(dataset, c -> c.batchSize(2).shuffled().threads(2).ahead(3));
        long before = settled();
        for (int epoch = 0; epoch < 200; epoch++) {
            try (var batches = loader.epoch(epoch)) {
                int wanted = epoch % 8; // some are closed early
                for (int i = 0; i < wanted && batches.hasNext(); i++) {
                    try (var scope = Scope.open()) {
                        batches.next().in(scope);
                    }
                }
            }
        }
        assertThat(NativeRuntime.liveTensors()).isEqualTo(before);
    }

    @Test
    void afterTheLastBatchThereIsNone() {
        try (var batches = epoch(Numbered.of(1), 1, 1)) {
            batches.next();
            assertThat(batches.hasNext()).isFalse();
            assertThatThrownBy(batches::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the epoch has 1 batches");
        }
    }

    @Test
    void anInterruptedConsumerStopsWaiting() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Dataset stuck =
                Numbered.of(1000)
                        .map((batch, _) -> {
                            if (Thread.currentThread().getName().equals("tarn-loader")) {
                                begun.countDown();
                                await(end);
                            } else {
                                LockSupport.parkNanos(1_000_000);
                            }
                            return batch;
                        });
        Thread consumer = Thread.currentThread();
        Thread.ofVirtual()
                .start(() -> {
                    await(begun);
                    consumer.interrupt();
                    LockSupport.parkNanos(500_000_000);
                    end.countDown();
                });
        try (var batches = epoch(stuck, 1, 1)) {
            assertThatThrownBy(() -> batches.forEach(_ -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("interrupted while waiting for a batch");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
