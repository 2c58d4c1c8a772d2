package io.tarn.classic.factor;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.data.text.SparseRows;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Latent Dirichlet allocation: each text is a mixture of topics, each topic a distribution over words, and both are learned from counts.
///
/// Learned by variational Bayes over all texts at once (Blei, Ng and Jordan, 2003; Hoffman, Blei and Bach, 2010).
public final class Topics implements Transformation {
    public static final String TYPE = "topics";

    private static final String WHO = "Topics";

    private final Tensor lambda; // [topics, columns], parameters of a Dirichlet distribution each
    private final Config config;

    /// @param topicPrior α: small values give each text few topics; 0 for one over the number of topics
    /// @param wordPrior η: small values give each topic few words; 0 for one over the number of topics
    /// @param iterations over all texts
    /// @param starts to learn from, of which the least perplexed is kept; a single one may end with two topics in one
    /// @param seed of the topics that it starts with
    public record Config(
            double topicPrior, double wordPrior, int iterations, int starts, long seed) {
        public Config {
            if (!(topicPrior >= 0 && wordPrior >= 0) || Double.isInfinite(topicPrior + wordPrior)) {
                throw TensorException.of(
                        WHO,
                        "priors of 0 or more",
                        topicPrior + " and " + wordPrior,
                        "0 chooses one over the number of topics");
            }
            if (iterations < 1 || starts < 1) {
                throw TensorException.of(
                        WHO,
                        "1 iteration and 1 start or more",
                        iterations + " and " + starts,
                        "20 iterations are mostly enough");
            }
        }

        public Config topicPrior(double alpha) {
            return new Config(alpha, wordPrior, iterations, starts, seed);
        }

        public Config wordPrior(double eta) {
            return new Config(topicPrior, eta, iterations, starts, seed);
        }

        public Config iterations(int times) {
            return new Config(topicPrior, wordPrior, times, starts, seed);
        }

        public Config starts(int times) {
            return new Config(topicPrior, wordPrior, iterations, times, seed);
        }

        public Config seed(long start) {
            return new Config(topicPrior, wordPrior, iterations, starts, start);
        }

        private Config among(int topics) {
            double even = 1.0 / topics;
            return new Config(
                    topicPrior == 0 ? even : topicPrior,
                    wordPrior == 0 ? even : wordPrior,
                    iterations,
                    starts,
                    seed);
        }
    }

    private Topics(Tensor lambda, Config config) {
        this.lambda = lambda.unscoped();
        this.config = config;
    }

    /// @param counts `[rows, columns]`, how often each word occurs in each text
    public static Topics fit(Tensor counts, int topics) {
        return fit(counts, topics, c -> c);
    }

    public static Topics fit(Tensor counts, int topics, UnaryOperator<Config> choose) {
        return fit(Counts.sparse(Counts.dense(WHO, counts, 1)), topics, choose);
    }

    public static Topics fit(SparseRows counts, int topics) {
        return fit(counts, topics, c -> c);
    }

    public static Topics fit(SparseRows counts, int topics, UnaryOperator<Config> choose) {
        if (topics < 1) {
            throw TensorException.of(WHO, "1 topic or more", topics, "try 10");
        }
        Config config = choose.apply(new Config(0, 0, 20, 1, 0)).among(topics);
        SparseRows x = Counts.notNegative(WHO, Counts.finite(WHO, counts, 1));
        Topics best = learned(x, topics, config, config.seed());
        for (int i = 1; i < config.starts(); i++) {
            Topics other = learned(x, topics, config, config.seed() + i);
            best = other.perplexity(x) < best.perplexity(x) ? other : best;
        }
        return best;
    }

    private static Topics learned(SparseRows x, int topics, Config config, long seed) {
        try (var scope = Scope.open()) {
            Tensor lambda = // about 1, and no two topics alike
                    Random.of(seed).normal(x.columns(), topics).toDouble().mul(0.1).exp();
            for (int i = 0; i < config.iterations(); i++) {
                var shares = TopicShares.of(x, topics, config.topicPrior(), weights(lambda.t()));
                // λ ← η + Σ over texts of what belongs to each topic
                lambda = Tensor.of(shares.words(), x.columns(), topics).add(config.wordPrior());
            }
            return new Topics(lambda.t().contiguous(), config);
        }
    }

    /// exp(E[ln β]), `[columns * topics]`
    private static double[] weights(Tensor lambda) {
        try (var scope = Scope.open()) {
            return expectation(lambda).exp().t().contiguous().toDoubleArray();
        }
    }

    /// E[ln β] = ψ(λ) - ψ(Σλ)
    private static Tensor expectation(Tensor dirichlet) {
        return dirichlet.digamma().sub(dirichlet.sumKeep(1).digamma());
    }

    /// How likely each word is in each topic, `[topics, columns]`.
    public Tensor components() {
        return lambda.div(lambda.sumKeep(1));
    }

    /// The columns of a topic's most likely words, the likeliest first.
    public int[] words(int topic, int count) {
        if (topic < 0 || topic >= lambda.size(0) || count < 0 || count > lambda.size(1)) {
            throw TensorException.of(
                    WHO,
                    "a topic below %d and up to %d words".formatted(lambda.size(0), lambda.size(1)),
                    "topic %d and %d words".formatted(topic, count),
                    "topics are numbered from 0 on");
        }
        return Arrays.copyOf(lambda.select(0, topic).argsortDescending(0).toIntArray(), count);
    }

    /// A topic's most likely words.
    ///
    /// @param names of the columns: `bag.words()`
    public List<String> words(int topic, int count, List<String> names) {
        if (names.size() != lambda.size(1)) {
            throw TensorException.of(
                    WHO,
                    "a name for each of %d columns".formatted(lambda.size(1)),
                    names.size(),
                    "give it the words of the bag that it learned from");
        }
        return Arrays.stream(words(topic, count)).mapToObj(names::get).toList();
    }

    /// The share of each topic in each text, `[rows, topics]`; they add up to 1.
    @Override
    public Tensor transform(Tensor counts) {
        Examples.asked(WHO, counts, lambda.size(1));
        return transform(Counts.sparse(Counts.dense(WHO, counts, 0)));
    }

    public Tensor transform(SparseRows counts) {
        try (var scope = Scope.open()) {
            Tensor gamma = gamma(counts);
            return scope.keep(gamma.div(gamma.sumKeep(1)));
        }
    }

    private Tensor gamma(SparseRows counts) {
        int topics = Math.toIntExact(lambda.size(0));
        SparseRows x = Counts.notNegative(WHO, Counts.asked(WHO, counts, lambda.size(1)));
        double[][] gamma = TopicShares.of(x, topics, config.topicPrior(), weights(lambda)).gamma();
        double[] all = Arrays.stream(gamma).flatMapToDouble(Arrays::stream).toArray();
        return Tensor.of(all, gamma.length, topics);
    }

    /// How many words the model hesitates between at each word of these texts, by the variational bound; less is better.
    public double perplexity(SparseRows counts) {
        double words =
                IntStream.range(0, counts.values().length)
                        .mapToDouble(i -> counts.values()[i])
                        .sum();
        if (!(words > 0)) {
            throw TensorException.of(WHO, "a word or more", "none", "give it more texts");
        }
        try (var scope = Scope.open()) {
            Tensor gamma = gamma(counts);
            double bound =
                    TopicBound.words(counts, expectation(gamma), expectation(lambda))
                            + TopicBound.prior(config.topicPrior(), gamma, expectation(gamma))
                            + TopicBound.prior(config.wordPrior(), lambda, expectation(lambda));
            return Math.exp(-bound / words);
        }
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(
                        "topic_prior", config.topicPrior(),
                        "word_prior", config.wordPrior(),
                        "iterations", config.iterations()),
                Map.of("lambda", lambda));
    }

    public static Topics restore(Saved saved) {
        var config =
                new Config(
                        saved.number("topic_prior"),
                        saved.number("word_prior"),
                        saved.count("iterations", 1, Integer.MAX_VALUE),
                        1,
                        0);
        return new Topics(saved.tensor("lambda", -1, -1), config);
    }

    @Override
    public String toString() {
        return "Topics(%d columns, %d topics)".formatted(lambda.size(1), lambda.size(0));
    }
}
