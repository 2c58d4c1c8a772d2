package io.tarn.sequence.transformer;

import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.sequence.transformer.Memory.Seen;
import io.tarn.sequence.transformer.TranslatorDecoder.Source;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/// Translations that a [Translator] is in the middle of: each source was read once.
final class Translations implements Continuation {
    private final Translator translator;
    private final Past past;
    private Source source;
    private long[] sentences; // of each row; beams of one look at the same source

    private Translations(Translator translator, Source source) {
        this.translator = translator;
        this.past = Past.of(translator.config().decoderDepth(), translator.config().longest());
        this.source = source;
        this.sentences = LongStream.range(0, source.lengths().size(0)).toArray();
    }

    static Translations of(Translator translator, Tensor source, Tensor lengths) {
        try (var scope = Scope.open()) {
            Source read = translator.read(source, lengths);
            return new Translations(translator, each(read, x -> x.copy().unscoped()));
        }
    }

    @Override
    public int rows() {
        return sentences.length;
    }

    @Override
    public int vocabulary() {
        return translator.config().targetVocabulary();
    }

    @Override
    public Tensor next(Tensor tokens) { // [rows, tokens]
        Ready.check(this, tokens);
        try (var scope = Scope.open()) {
            Tensor scores = translator.write(tokens, past, source); // [rows, tokens, vocabulary]
            return scope.keep(scores.select(1, tokens.size(1) - 1).contiguous());
        }
    }

    @Override
    public void select(Tensor rows) {
        past.select(rows);
        long[] chosen =
                Arrays.stream(rows.toLongArray()).map(row -> sentences[(int) row]).toArray();
        if (!Arrays.equals(chosen, sentences)) {
            try (var scope = Scope.open()) {
                Source before = source;
                Tensor here = rows.to(before.lengths().device());
                source = each(before, x -> x.indexSelect(0, here).unscoped());
                close(before);
            }
        }
        sentences = chosen;
    }

    private static Source each(Source source, UnaryOperator<Tensor> change) {
        return new Source(
                source.layers().stream()
                        .map(it -> new Seen(change.apply(it.keys()), change.apply(it.values())))
                        .toList(),
                change.apply(source.lengths()));
    }

    @Override
    public int room() {
        return Math.toIntExact(translator.config().longest() - past.length());
    }

    @Override
    public void close() {
        past.close();
        close(source);
    }

    private static void close(Source source) {
        source.layers()
                .forEach(layer -> {
                    layer.keys().close();
                    layer.values().close();
                });
        source.lengths().close();
    }

    @Override
    public String toString() {
        return translator + ".begin";
    }
}
