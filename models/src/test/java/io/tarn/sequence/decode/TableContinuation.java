package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A language that a seed makes up: every beginning has probabilities of its own for the next token.
final class TableContinuation implements Continuation {
    private final int vocabulary;
    private final int longest;
    private final long seed;
    private List<long[]> histories;
    private int reads;

    TableContinuation(int rows, int vocabulary, int longest, long seed) {
        this.vocabulary = vocabulary;
        this.longest = longest;
        this.seed = seed;
        this.histories = IntStream.range(0, rows).mapToObj(_ -> new long[0]).toList();
    }

    /// Log-probabilities of the token after a history.
    double[] after(long[] history) {
        var chance = new SplittableRandom(seed * 31 + Arrays.hashCode(history));
        double[] weights = chance.doubles(vocabulary, 0, 1).map(u -> Math.pow(u, 3)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> Math.log(w / sum)).toArray();
    }

    @Override
    public int rows() {
        return histories.size();
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    /// How often it was asked.
    int reads() {
        return reads;
    }

    @Override
    public Tensor next(Tensor tokens) {
        reads++;
        long[] read = tokens.toLongArray();
        int count = (int) tokens.size(1);
        List<long[]> longer = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            longer.add(
                    LongStream.concat(
                                    LongStream.of(histories.get(i)),
                                    Arrays.stream(read, i * count, (i + 1) * count))
                            .toArray());
        }
        histories = longer;
        // up to a constant, as a model gives them
        return Tensor.of(histories.stream().map(this::after).toArray(double[][]::new)).add(3);
    }

    @Override
    public void select(Tensor rows) {
        histories =
                LongStream.of(rows.toLongArray()).mapToObj(i -> histories.get((int) i)).toList();
    }

    @Override
    public int room() {
        return longest - histories.getFirst().length;
    }

    @Override
    public void close() {}
}
