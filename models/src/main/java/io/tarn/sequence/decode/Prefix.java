package io.tarn.sequence.decode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Labels that a row may begin with, and the probability of all alignments up to a frame that say them.
final class Prefix {
    static final double NEVER = Double.NEGATIVE_INFINITY;

    private final Optional<Prefix> before;
    private final long label;
    private final int length;
    private final double bonus; // of the language model
    private final Map<Long, Prefix> longer = new HashMap<>();

    // log-probabilities of the alignments that end in a blank, or in the last label
    private double blank = NEVER;
    private double last = NEVER;
    private double nextBlank = NEVER;
    private double nextLast = NEVER;

    private Prefix(Optional<Prefix> before, long label, int length, double bonus) {
        this.before = before;
        this.label = label;
        this.length = length;
        this.bonus = bonus;
    }

    /// Nothing was said yet.
    static Prefix empty() {
        Prefix empty = new Prefix(Optional.empty(), -1, 0, 0);
        empty.blank = 0;
        return empty;
    }

    /// These labels and one more.
    Prefix then(long next, ToDoubleFunction<Prefix> score) {
        return longer.computeIfAbsent(
                next,
                _ ->
                        new Prefix(
                                Optional.of(this),
                                next,
                                length + 1,
                                bonus + score.applyAsDouble(this)));
    }

    /// A frame says nothing new: a blank, or the last label again.
    void stay(double[] y, long blankLabel) {
        // p⁻ₜ = (p⁻ₜ₋₁ + p⁺ₜ₋₁)·y(blank);  p⁺ₜ += p⁺ₜ₋₁·y(last)
        nextBlank = plus(nextBlank, total() + y[(int) blankLabel]);
        if (length > 0) {
            nextLast = plus(nextLast, last + y[(int) label]);
        }
    }

    /// log p of the alignments after which `next` is a label more: where the labels end in the same, a blank must lie between.
    double leaving(long next) {
        return length > 0 && label == next ? blank : total();
    }

    /// A frame says the last label anew, after alignments of the labels before.
    void arrive(double leaving, double y) {
        nextLast = plus(nextLast, leaving + y);
    }

    void advance() {
        blank = nextBlank;
        last = nextLast;
        nextBlank = NEVER;
        nextLast = NEVER;
    }

    /// It fell out of the beams, and begins anew if it ever comes back.
    void forget() {
        blank = NEVER;
        last = NEVER;
    }

    /// log p of the labels, by the frames.
    double total() {
        return plus(blank, last);
    }

    double score() {
        return total() + bonus;
    }

    long[] labels() {
        long[] labels = new long[length];
        Prefix prefix = this;
        for (int i = length - 1; i >= 0; i--) {
            labels[i] = prefix.label;
            prefix = prefix.before.orElseThrow();
        }
        return labels;
    }

    /// log(eᵃ + eᵇ).
    static double plus(double a, double b) {
        double most = Math.max(a, b);
        return most == NEVER ? NEVER : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }
}
