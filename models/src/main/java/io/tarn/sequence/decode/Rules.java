package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// What every decoder keeps to: where a sequence ends, how long it may get, and which tokens it never chooses.
///
/// ```java
/// Rules.until(2).longest(100).banned(0, 1);
/// Rules.endless(500).repetition(0.5);
/// ```
///
/// @param end the token that ends a sequence
/// @param shortest so many tokens are chosen before the end token may be
/// @param longest so many are chosen at most; fewer where the model has no more room
/// @param banned tokens that are never chosen
/// @param repetition is taken from the log-probability of every token that was chosen before
public record Rules(
        OptionalLong end, int shortest, int longest, Set<Long> banned, double repetition) {
    private static final int LONGEST = 512;

    public Rules {
        banned = Set.copyOf(banned);
        if (shortest < 0 || longest < Math.max(1, shortest)) {
            throw TensorException.of(
                    "Rules",
                    "lengths of 1 or more, the shortest first",
                    "%d and %d".formatted(shortest, longest),
                    "usual are 0 and 512");
        }
        if (!(repetition >= 0)) {
            throw TensorException.of(
                    "Rules", "a penalty of 0 or more", repetition, "0 is none, 1 is strong");
        }
        if (end.isPresent() && banned.contains(end.getAsLong())) {
            throw TensorException.of(
                    "Rules",
                    "an end token that may be chosen",
                    end.getAsLong() + " banned",
                    "use Rules.endless(…)");
        }
    }

    /// Sequences that end with this token, after 512 others at most.
    public static Rules until(long end) {
        return new Rules(OptionalLong.of(end), 0, LONGEST, Set.of(), 0);
    }

    /// Sequences that have no end, and are cut off.
    public static Rules endless(int length) {
        return new Rules(OptionalLong.empty(), 0, length, Set.of(), 0);
    }

    public Rules shortest(int tokens) {
        return new Rules(end, tokens, Math.max(tokens, longest), banned, repetition);
    }

    public Rules longest(int tokens) {
        return new Rules(end, shortest, tokens, banned, repetition);
    }

    public Rules banned(long... tokens) {
        Set<Long> all = new TreeSet<>(banned);
        LongStream.of(tokens).forEach(all::add);
        return new Rules(end, shortest, longest, all, repetition);
    }

    public Rules repetition(double penalty) {
        return new Rules(end, shortest, longest, banned, penalty);
    }

    boolean isEnd(long token) {
        return end.isPresent() && end.getAsLong() == token;
    }

    /// Checks a beginning, and tells how many tokens can be chosen after it; the last of them need not be read.
    int limit(Continuation sequences, Tensor begin) {
        Ready.check(sequences, begin);
        LongStream.concat(end.stream(), banned.stream().mapToLong(token -> token))
                .filter(token -> token < 0 || token >= sequences.vocabulary())
                .findFirst()
                .ifPresent(token -> {
                    throw TensorException.of(
                            "Rules",
                            "tokens from 0 to %d".formatted(sequences.vocabulary() - 1),
                            token,
                            "ask the tokenizer for the number");
                });
        return (int) Math.min(longest, sequences.room() - begin.size(1) + 1);
    }

    /// Log-probabilities by which the next token of each draft is chosen; all drafts are equally long.
    Tensor apply(Tensor logProbabilities, List<Draft> drafts) { // [drafts, vocabulary]
        Tensor y = logProbabilities;
        if (repetition > 0 && drafts.getFirst().length() > 0) {
            long[][] chosen = drafts.stream().map(Draft::tokens).toArray(long[][]::new);
            Tensor before = Tensor.of(chosen).to(y.device()); // [drafts, tokens]
            y = y.sub(Tensor.zerosLike(y).scatter(1, before, repetition));
        }
        long[] never =
                LongStream.concat(
                                banned.stream().mapToLong(token -> token),
                                drafts.getFirst().length() < shortest
                                        ? end.stream()
                                        : LongStream.empty())
                        .toArray();
        return never.length == 0
                ? y
                : y.indexFill(1, Tensor.of(never).to(y.device()), Double.NEGATIVE_INFINITY);
    }
}
