package io.tarn.data;

import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Scope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The batches of one pass over a data set, made ahead by the threads of a [Loader].
///
/// The tensors of a batch are nobody's: they go with the collector, or with the scope that takes them by [Batch#in].
public final class Epoch implements Iterable<Batch>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Epoch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Dataset dataset;
    private final Loader.Config config;
    private final int[] order;
    private final long seed;
    private final int batches;
    private final ThreadPoolExecutor threads;
    private final Queue<FutureTask<Batch>> ahead = new ArrayDeque<>();
    private int started;
    private int given;
    private boolean closed;

    Epoch(Dataset dataset, Loader.Config config, int[] order, int epoch, int first) {
        this.dataset = dataset;
        this.config = config;
        this.order = order;
        this.seed = Sampler.chance(config.seed(), ~epoch).nextLong();
        this.batches = config.batches(order.length);
        this.threads = threads(config.threads());
        this.started = first;
        this.given = first;
    }

    private static ThreadPoolExecutor threads(int count) {
        int size = Math.max(1, count);
        return new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Runnable alone =
                            () -> {
                                NativeRuntime.computeAlone(); // the cores are the training's
                                work.run();
                            };
                    Thread thread = new Thread(alone, "tarn-loader");
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
    ///
    /// Where making it fails, the failure of the data set is thrown and the epoch is closed.
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has " + batches + " batches");
        }
        if (closed) {
            throw DataException.of(
                    "Epoch.next", "an open epoch", "a closed one", "go on with Loader.epoch");
        }
        start(config.threads() == 0 ? 0 : config.ahead());
        return awaited(ahead.remove(), given++);
    }

    /// Sees to it that the next batch and `more` are made, are being made, or wait for a thread.
    private void start(int more) {
        while (started < batches && ahead.size() <= more) {
            int number = started++;
            var work = new FutureTask<>(() -> make(number));
            ahead.add(work);
            if (config.threads() > 0) {
                threads.execute(work);
            }
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

    private Batch awaited(FutureTask<Batch> work, int number) {
        work.run(); // makes it here and now, unless a thread has begun
        try {
            return work.get();
        } catch (InterruptedException e) {
            ahead.add(work);
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        } catch (ExecutionException e) {
            close();
            Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
            failure.addSuppressed(new IllegalStateException("while making batch " + number));
            switch (failure) {
                case RuntimeException own -> throw own;
                case Error own -> throw own;
                default -> throw new IllegalStateException(failure);
            }
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

    /// Ends the threads, when the batches that they are making are made, and frees the batches that nobody took.
    ///
    /// The threads are not interrupted: that would close the files that a data set keeps open.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        threads.getQueue().clear();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "a batch is still being made {} s after its epoch was closed",
                        PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the threads end by themselves
        }
        for (FutureTask<Batch> work : ahead) {
            if (work.state() == Future.State.SUCCESS) {
                work.resultNow().free();
            }
        }
        ahead.clear();
    }
}
