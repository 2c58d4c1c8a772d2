package io.tarn.pretrained;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import io.tarn.token.Encoding;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Texts as batches that a [Bert] reads: the tokens and their types in one tensor `[batch, 2, tokens]`, with type -1 for padding.
///
/// Targets are classes, `[batch]`, or classes of tokens, `[batch, tokens]` with [#IGNORED] where there is none. To put texts of similar
/// lengths together, take `Sampler.bucketed(texts.lengths(), batchSize, seed)`.
public final class Texts implements Dataset {
    /// The target of a token that does not count, as [io.tarn.loss.CrossEntropy] has it.
    public static final int IGNORED = -100;

    private static final int PADDING = -1;

    private final List<Encoding> texts;
    private final List<int[]> targets;
    private final boolean byToken;

    private Texts(List<Encoding> texts, List<int[]> targets, boolean byToken) {
        this.texts = List.copyOf(texts);
        this.targets = List.copyOf(targets);
        this.byToken = byToken;
    }

    /// Texts with a class each.
    public static Texts of(List<Encoding> texts, int... classes) {
        if (classes.length != texts.size()) {
            throw DataException.of(
                    "Texts",
                    "a class for each of %d texts".formatted(texts.size()),
                    classes.length,
                    "label all");
        }
        return new Texts(
                texts, IntStream.of(classes).mapToObj(it -> new int[] {it}).toList(), false);
    }

    /// Texts with a class for each of their tokens.
    static Texts tagged(List<Encoding> texts, List<int[]> tags) {
        return new Texts(texts, tags, true);
    }

    /// The tokens of texts side by side, `[texts, 2, tokens]`.
    static Tensor tensor(List<Encoding> texts) {
        int longest = texts.stream().mapToInt(Encoding::length).max().orElse(0);
        long[] packed = new long[Math.multiplyExact(2 * longest, texts.size())];
        for (int i = 0; i < texts.size(); i++) {
            int[] ids = texts.get(i).ids();
            int[] types = texts.get(i).typeIds();
            int at = 2 * i * longest;
            for (int t = 0; t < longest; t++) {
                packed[at + t] = t < ids.length ? ids[t] : 0;
                packed[at + longest + t] = t < ids.length ? types[t] : PADDING;
            }
        }
        return Tensor.of(packed, texts.size(), 2, longest);
    }

    @Override
    public int size() {
        return texts.size();
    }

    /// The number of tokens of each text.
    public int[] lengths() {
        return texts.stream().mapToInt(Encoding::length).toArray();
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        Tensor x = tensor(IntStream.of(indices).mapToObj(texts::get).toList());
        int width = byToken ? Math.toIntExact(x.size(2)) : 1;
        long[] y = new long[indices.length * width];
        for (int i = 0; i < indices.length; i++) {
            int[] own = targets.get(indices[i]);
            for (int t = 0; t < width; t++) {
                y[i * width + t] = t < own.length ? own[t] : IGNORED;
            }
        }
        return Batch.of(x, byToken ? Tensor.of(y, indices.length, width) : Tensor.of(y));
    }
}
