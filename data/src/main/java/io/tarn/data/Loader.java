package io.tarn.data;

import java.util.function.UnaryOperator;

/// Makes the batches of a data set on threads of its own, ahead of their use.
///
/// ```java
/// var loader = Loader.of(images, c -> c.batchSize(64).shuffled(7).threads(2));
/// for (int epoch = 0; epoch < 10; epoch++) {
///     try (var batches = loader.epoch(epoch)) {
///         for (Batch batch : batches) { … }
///     }
/// }
/// ```
///
/// The batches of an epoch come in the order of the sampler and hold the same numbers, whatever the number of threads: each
/// batch has a source of chance of its own, made from seed, epoch and its number. At most `ahead` batches are made before they are asked
/// for, so a slow consumer is not flooded.
public final class Loader {
    /// How batches are made.
    ///
    /// @param seed the source of all chance: of the order, and of augmentations
    /// @param order makes the sampler
    /// @param threads that make batches ahead; with 0, and where the data set [is ready][Dataset#isReady], each batch is made by the
    ///     thread that asks for it
    /// @param ahead how many batches may be made before they are asked for
    /// @param wholeOnly whether an incomplete last batch is left out
    public record Config(
            int batchSize, long seed, Order order, int threads, int ahead, boolean wholeOnly) {
        public Config {
            check("batchSize", batchSize, 1);
            check("threads", threads, 0);
            check("ahead", ahead, 1);
        }

        private static void check(String name, int value, int least) {
            if (value < least) {
                throw DataException.of(
                        "Loader", name + " of " + least + " or more", value, "see Loader.Config");
            }
        }

        public Config batchSize(int size) {
            return new Config(size, seed, order, threads, ahead, wholeOnly);
        }

        public Config seed(long seed) {
            return new Config(batchSize, seed, order, threads, ahead, wholeOnly);
        }

        /// A new random order in every epoch.
        public Config shuffled() {
            return order(Sampler::shuffled);
        }

        public Config sampler(Sampler sampler) {
            return order((_, _) -> sampler);
        }

        private Config order(Order order) {
            return new Config(batchSize, seed, order, threads, ahead, wholeOnly);
        }

        public Config threads(int count) {
            return new Config(batchSize, seed, order, count, ahead, wholeOnly);
        }

        public Config ahead(int batches) {
            return new Config(batchSize, seed, order, threads, batches, wholeOnly);
        }

        int batches(int examples) {
            return wholeOnly ? examples / batchSize : Math.ceilDiv(examples, batchSize);
        }

        /// Leaves an incomplete last batch out.
        public Config dropLast() {
            return new Config(batchSize, seed, order, threads, ahead, true);
        }
    }

    /// A sampler, given the number of examples and the seed.
    @FunctionalInterface
    public interface Order {
        Sampler of(int size, long seed);
    }

    private final Dataset dataset;
    private final Config config;
    private final Sampler sampler;
    private final int batches;

    private Loader(Dataset dataset, Config config) {
        this.dataset = dataset;
        this.config = dataset.isReady() ? config.threads(0) : config;
        this.sampler = config.order.of(dataset.size(), config.seed);
        this.batches = config.batches(sampler.order(0).length);
    }

    public static Loader of(Dataset dataset) {
        return of(dataset, c -> c);
    }

    public static Loader of(Dataset dataset, UnaryOperator<Config> choose) {
        Config defaults = new Config(32, 0, (size, _) -> Sampler.inOrder(size), 1, 4, false);
        return new Loader(dataset, choose.apply(defaults));
    }

    /// The number of batches in an epoch.
    public int batches() {
        return batches;
    }

    /// The batches of an epoch; its threads end when it is closed.
    public Epoch epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /// The batches of an epoch from number `first` on, to go on in the middle.
    public Epoch epoch(int epoch, int first) {
        if (epoch < 0 || first < 0 || first > batches) {
            throw DataException.of(
                    "Loader.epoch",
                    "an epoch of 0 or more and a first batch from 0 to " + batches,
                    "epoch %d, batch %d".formatted(epoch, first),
                    "count both from 0");
        }
        return new Epoch(dataset, config, sampler.order(epoch), epoch, first);
    }
}
