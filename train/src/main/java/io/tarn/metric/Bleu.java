package io.tarn.metric;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// How much translations share with those of people: BLEU over a whole corpus, from 0 to 1.
///
/// ```java
/// var bleu = Bleu.of();
/// bleu.add("the cat sat on the mat", "the cat is on the mat", "there is a cat on the mat");
/// ```
///
/// BLEU = exp(min(0, 1 - r/c)) · (p₁·p₂·p₃·p₄)^¼, with the share pₙ of all runs of n tokens that stand in a reference too, each at most as
/// often as there, the length c of the translations and the length r of the references closest to it. Without smoothing it is 0 where
/// no run of four tokens agrees.
public final class Bleu {
    /// @param order the longest runs that are compared
    /// @param smoothing added to hits and to runs of two tokens and more; 0 for none
    public record Config(int order, double smoothing) {
        public Config {
            if (order < 1 || !(smoothing >= 0)) {
                throw TensorException.of(
                        "Bleu",
                        "order of 1 or more and smoothing of 0 or more",
                        "order %d, smoothing %s".formatted(order, smoothing),
                        "try order 4, smoothing 0 or 1");
            }
        }

        public Config order(int longest) {
            return new Config(longest, smoothing);
        }

        public Config smoothing(double count) {
            return new Config(order, count);
        }
    }

    private final Config config;
    private final long[] hits; // by length - 1
    private final long[] runs;
    private long length;
    private long referenceLength;

    private Bleu(Config config) {
        this.config = config;
        this.hits = new long[config.order];
        this.runs = new long[config.order];
    }

    public static Bleu of() {
        return of(c -> c);
    }

    public static Bleu of(UnaryOperator<Config> choose) {
        return new Bleu(choose.apply(new Config(4, 0)));
    }

    public String name() {
        return "bleu";
    }

    /// Adds a translation and its references, as tokens between spaces.
    public void add(String translation, String... references) {
        add(words(translation), Arrays.stream(references).map(Bleu::words).toArray(List<?>[]::new));
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    /// Adds a translation and its references, token by token.
    public void add(List<?> translation, List<?>... references) {
        if (references.length == 0) {
            throw TensorException.of(
                    "Bleu", "a reference or more", "none", "give the right translation");
        }
        int own = translation.size();
        length += own;
        referenceLength +=
                Arrays.stream(references)
                        .map(List::size)
                        .min(
                                Comparator.comparingInt((Integer size) -> Math.abs(size - own))
                                        .thenComparing(size -> size))
                        .orElseThrow();
        for (int n = 1; n <= config.order; n++) {
            runs[n - 1] += Math.max(0, own - n + 1);
            hits[n - 1] += hits(translation, references, n);
        }
    }

    private static long hits(List<?> translation, List<?>[] references, int n) {
        Map<List<?>, Integer> most = new HashMap<>();
        for (List<?> reference : references) {
            counts(reference, n).forEach((run, count) -> most.merge(run, count, Math::max));
        }
        return counts(translation, n).entrySet().stream()
                .mapToLong(run -> Math.min(run.getValue(), most.getOrDefault(run.getKey(), 0)))
                .sum();
    }

    private static Map<List<?>, Integer> counts(List<?> tokens, int n) {
        Map<List<?>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= tokens.size(); i++) {
            counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }

    /// The share of the runs of `n` tokens that stand in a reference.
    public double precision(int n) {
        double more = n > 1 ? config.smoothing : 0;
        double of = runs[n - 1] + more;
        return of == 0 ? 0 : (hits[n - 1] + more) / of;
    }

    /// What short translations lose: exp(min(0, 1 - r/c)).
    public double brevity() {
        return length == 0 ? 0 : Math.exp(Math.min(0, 1 - (double) referenceLength / length));
    }

    /// NaN where nothing was added.
    public double value() {
        if (length == 0 && referenceLength == 0) {
            return Double.NaN;
        }
        double logs = 0;
        for (int n = 1; n <= config.order; n++) {
            logs += Math.log(precision(n)) / config.order;
        }
        return brevity() * Math.exp(logs);
    }

    @Override
    public String toString() {
        return name() + " " + Scores.text(value());
    }
}
