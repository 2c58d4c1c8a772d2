package io.tarn.data;

import io.tarn.tensor.Scope;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// The batches of one pass over a data set, made ahead by the threads of a [Loader].
///
/// The tensors of a batch are nobody's: they go with the collector, or with the scope that takes them by [Batch#in].
public final class Epoch implements Iterable<Batch>, AutoCloseable {
    private final Dataset dataset;
    private final Loader.Config config;
    private final int[] order;
    private final long seed;
    private final int batches;
    private final ExecutorService threads;
    private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
    private int started;
    private int given;

    Epoch(Dataset dataset, Loader.Config config, int[] order, int epoch, int first) {
        this.dataset = dataset;
        this.config = config;
        this.order = order;
        this.seed = Sampler.chance(config.seed(), ~epoch).nextLong();
        this.batches =
                config.wholeOnly()
                        ? order.length / config.batchSize()
                        : Math.ceilDiv(order.length, config.batchSize());
        this.threads = threads(config.threads());
        this.started = first;
        this.given = first;
    }

    private static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(
                Math.max(1, count),
                work -> {
                    Thread thread = new Thread(work, "tarn-loader");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /// The number of the batch that comes next.
    public int position() {
        return given;
    }

    /// Whether there is another batch.
    public boolean hasNext() {
        return given < batches;
    }

    /// The next batch; waits until it is made.
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has " + batches + " batches");
        }
        while (started < batches && ahead.size() < Math.max(1, config.ahead())) {
            start(started++);
        }
        given++;
        return awaited(ahead.remove());
    }

    private void start(int number) {
        if (config.threads() == 0) {
            var work = new FutureTask<>(() -> make(number));
            ahead.add(work);
        } else {
            ahead.add(threads.submit(() -> make(number)));
        }
    }

    private Batch make(int number) {
        int start = number * config.batchSize();
        int end = Math.min(start + config.batchSize(), order.length);
        try (var scope = Scope.open()) {
            SplittableRandom chance = Sampler.chance(seed, number);
            return dataset.batch(Arrays.copyOfRange(order, start, end), chance).unscoped();
        }
    }

    private static Batch awaited(Future<Batch> batch) {
        if (batch instanceof FutureTask<Batch> own && !own.isDone()) {
            own.run(); // without threads; with threads it does nothing when it has begun
        }
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                failure.addSuppressed(new IllegalStateException("while a batch was made"));
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// The batches that are still to come.
    @Override
    public Iterator<Batch> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return Epoch.this.hasNext();
            }

            @Override
            public Batch next() {
                return Epoch.this.next();
            }
        };
    }

    /// Ends the threads; batches that wait are dropped.
    @Override
    public void close() {
        threads.shutdownNow();
        ahead.clear();
    }
}
