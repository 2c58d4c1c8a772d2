package io.tarn.sequence;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Sources and their targets as batches of tokens: inputs `[batch, source time]` and lengths `[batch]`, targets `[batch, time]`, padded
/// at the end.
///
/// Every target gets the token that begins a sequence before it and the one that ends it behind it. To put pairs of similar lengths
/// together, take `Sampler.bucketed(pairs.lengths(), batchSize, seed)`.
public final class SequencePairs implements Dataset {
    /// The tokens that stand for no word.
    public record Marks(long padding, long begin, long end) {}

    private final List<long[]> sources;
    private final List<long[]> targets;
    private final Marks marks;

    private SequencePairs(List<long[]> sources, List<long[]> targets, Marks marks) {
        this.sources = sources;
        this.targets = targets;
        this.marks = marks;
    }

    /// @param targets without marks
    public static SequencePairs of(List<long[]> sources, List<long[]> targets, Marks marks) {
        if (sources.size() != targets.size()) {
            throw DataException.of(
                    "SequencePairs",
                    "a target for each of the %d sources".formatted(sources.size()),
                    targets.size(),
                    "leave out those without a partner");
        }
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).length == 0) {
                throw DataException.of(
                        "SequencePairs",
                        "sources of a token or more",
                        "none in pair " + i,
                        "leave the pair out");
            }
        }
        return new SequencePairs(
                List.copyOf(sources),
                targets.stream()
                        .map(it ->
                                LongStream.concat(
                                                LongStream.concat(
                                                        LongStream.of(marks.begin),
                                                        LongStream.of(it)),
                                                LongStream.of(marks.end))
                                        .toArray())
                        .toList(),
                marks);
    }

    @Override
    public int size() {
        return sources.size();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /// What stands behind short sequences, for `CrossEntropy.of().ignore(…)`.
    public long padding() {
        return marks.padding;
    }

    /// How long the longer side of each pair is.
    public int[] lengths() {
        int[] lengths = new int[size()];
        Arrays.setAll(lengths, i -> Math.max(sources.get(i).length, targets.get(i).length));
        return lengths;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        long[] lengths = Arrays.stream(indices).mapToLong(i -> sources.get(i).length).toArray();
        return new Batch(
                List.of(padded(indices, sources::get), Tensor.of(lengths)),
                List.of(padded(indices, targets::get)));
    }

    private Tensor padded(int[] indices, IntFunction<long[]> sequences) {
        int longest = Arrays.stream(indices).map(i -> sequences.apply(i).length).max().orElse(0);
        long[] all = new long[Math.multiplyExact(indices.length, longest)];
        Arrays.fill(all, marks.padding);
        for (int i = 0; i < indices.length; i++) {
            long[] row = sequences.apply(indices[i]);
            System.arraycopy(row, 0, all, i * longest, row.length);
        }
        return Tensor.of(all, indices.length, longest);
    }
}
