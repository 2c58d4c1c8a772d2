package io.tarn.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.global.torch;

/// A source of random numbers with a state of its own: the same seed gives the same numbers.
///
/// [#global] is the source that dropout and initialisers draw from unless they are given another.
/// Each source draws on the CPU.
public final class Random {
    private static final Random GLOBAL = new Random(globalGenerator());

    private final Generator generator;
    private final GeneratorOptional optional;

    private Random(Generator generator) {
        this.generator = generator;
        this.optional = new GeneratorOptional(generator);
    }

    private static Generator globalGenerator() {
        NativeRuntime.load();
        return torch.getDefaultCPUGenerator();
    }

    public static Random global() {
        return GLOBAL;
    }

    /// Starts the global sources of all devices from `seed`.
    public static void seed(long seed) {
        NativeRuntime.load();
        torch.manual_seed(seed);
    }

    /// A new source that starts from `seed`.
    public static Random of(long seed) {
        NativeRuntime.load();
        Generator generator = torch.createCPUGenerator();
        Random random = new Random(generator);
        GeneratorOptional optional = random.optional;
        Collected.whenUnreachable(
                random,
                () -> {
                    optional.deallocate();
                    generator.deallocate();
                });
        random.reseed(seed);
        return random;
    }

    /// Starts the sequence of `seed` from its beginning.
    public void reseed(long seed) {
        try {
            generator.set_current_seed(seed);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// All that the next numbers depend on, as bytes; [#restore] goes on from there.
    public Tensor state() {
        try {
            return Call.source("Random.state", generator::get_state);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Goes on from where [#state] was asked for.
    public void restore(Tensor state) {
        try {
            generator.set_state(state.raw("Random.restore"));
        } catch (RuntimeException e) {
            throw Failure.of("Random.restore", e, state);
        } finally {
            Reference.reachabilityFence(this);
            Reference.reachabilityFence(state);
        }
    }

    /// A whole number to seed another source with.
    public long nextSeed() {
        try (Tensor number = integers(0, Long.MAX_VALUE, 1)) {
            return number.itemLong();
        }
    }

    // ---- new tensors ----

    /// Standard normal numbers.
    public Tensor normal(long... shape) {
        return normal(Shape.of(shape), 0, 1);
    }

    public Tensor normal(Shape shape, double mean, double deviation) {
        return normal_(Tensor.empty(shape, DType.FLOAT32), mean, deviation);
    }

    /// Numbers spread evenly over 0 to 1, 1 left out.
    public Tensor uniform(long... shape) {
        return uniform(Shape.of(shape), 0, 1);
    }

    public Tensor uniform(Shape shape, double low, double high) {
        return uniform_(Tensor.empty(shape, DType.FLOAT32), low, high);
    }

    /// Whole numbers from `low` to `high`, which is left out.
    public Tensor integers(long low, long high, long... shape) {
        try (var end = new LongOptional(high)) {
            return fill(
                    "integers",
                    Tensor.empty(Shape.of(shape), DType.INT64),
                    x -> x.random_(low, end, optional));
        }
    }

    /// The whole numbers from 0 to `count`, which is left out, in a random order.
    public Tensor permutation(long count) {
        try (var options = Natives.options(DType.INT64, Device.CPU)) {
            return Call.source("permutation", () -> torch.randperm(count, optional, options));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// 1 with the given probability, else 0.
    public Tensor bernoulli(double probability, long... shape) {
        return bernoulli_(Tensor.empty(Shape.of(shape), DType.FLOAT32), probability);
    }

    /// 1 with the probability that each element says, else 0.
    public Tensor bernoulli(Tensor probabilities) {
        return draw("bernoulli", probabilities, x -> torch.bernoulli(x, optional));
    }

    /// Times between events that come at the given rate.
    public Tensor exponential(double rate, long... shape) {
        return fill(
                "exponential",
                Tensor.empty(Shape.of(shape), DType.FLOAT32),
                x -> x.exponential_(rate, optional));
    }

    /// Numbers of events, where each element says how many are expected.
    public Tensor poisson(Tensor rates) {
        return draw("poisson", rates, x -> torch.poisson(x, optional));
    }

    /// `count` different indices from each row of weights, which need not add up to 1.
    public Tensor multinomial(Tensor weights, long count) {
        return draw("multinomial", weights, x -> torch.multinomial(x, count, false, optional));
    }

    /// `count` indices from each row of weights; the same one may come again.
    public Tensor multinomialWithReplacement(Tensor weights, long count) {
        return draw(
                "multinomialWithReplacement",
                weights,
                x -> torch.multinomial(x, count, true, optional));
    }

    // ---- into existing tensors ----

    /// Fills a tensor of any floating type with normal numbers.
    public Tensor normal_(Tensor target, double mean, double deviation) {
        return fill("normal_", target, x -> x.normal_(mean, deviation, optional));
    }

    /// Fills a tensor of any floating type with numbers from `low` to `high`, which is left out.
    public Tensor uniform_(Tensor target, double low, double high) {
        return fill("uniform_", target, x -> x.uniform_(low, high, optional));
    }

    /// Fills a tensor with 1 with the given probability, else 0.
    public Tensor bernoulli_(Tensor target, double probability) {
        return fill("bernoulli_", target, x -> x.bernoulli_(probability, optional));
    }

    private Tensor fill(String name, Tensor target, Call.Unary kernel) {
        try {
            return Call.inPlace(name, target, kernel);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private Tensor draw(String name, Tensor parameters, Call.Unary kernel) {
        try {
            return Call.unary(name, parameters, kernel);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public String toString() {
        try {
            return "Random(seed %d)".formatted(generator.current_seed());
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
