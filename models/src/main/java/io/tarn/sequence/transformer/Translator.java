package io.tarn.sequence.transformer;

import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.nn.Mode;
import io.tarn.nn.TransformerConfig;
import io.tarn.nn.TransformerConfig.Order;
import io.tarn.nn.TransformerEncoder;
import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.sequence.Translating;
import io.tarn.sequence.attention.LearnedPositions;
import io.tarn.sequence.attention.SinusoidalPositions;
import io.tarn.sequence.transformer.TranslatorConfig.Places;
import io.tarn.sequence.transformer.TranslatorConfig.Tables;
import io.tarn.sequence.transformer.TranslatorDecoder.Source;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The transformer: an encoder that reads the source, and a decoder that looks at it and at what it has written (Vaswani et al., 2017).
///
/// | | shape |
/// |---|---|
/// | source, lengths, target | whole numbers `[batch, source time]`, `[batch]`, `[batch, time]` |
/// | output | logits `[batch, time, vocabulary]` |
///
/// Its layers have the names of PyTorch's `nn.Transformer`.
public final class Translator implements Translating {
    private final TranslatorConfig config;
    private final Embedding source;
    private final Embedding target; // the same as the source's, where one table does for all
    private final SinusoidalPositions waves;
    private final Optional<LearnedPositions> positions;
    private final TransformerEncoder encoder;
    private final TranslatorDecoder decoder;
    private final Optional<Linear> generator; // of the scores, where the target's table does not
    private final Dropout dropout;
    private final Mode mode = new Mode();

    private Translator(TranslatorConfig config) {
        TransformerConfig layer = config.layer();
        long width = layer.width();
        this.config = config;
        this.target = table(config.targetVocabulary(), width);
        this.source =
                config.tables() == Tables.ONE ? target : table(config.sourceVocabulary(), width);
        this.waves = SinusoidalPositions.of(width);
        this.positions =
                config.places() == Places.LEARNED
                        ? Optional.of(LearnedPositions.of(config.longest(), width))
                        : Optional.empty();
        this.encoder =
                TransformerEncoder.of(config.encoderDepth(), width, layer.heads(), _ -> layer);
        this.decoder = new TranslatorDecoder(config);
        this.generator =
                config.tables() == Tables.THREE
                        ? Optional.of(Linear.of(width, config.targetVocabulary()))
                        : Optional.empty();
        this.dropout = Dropout.of(layer.dropout());
    }

    /// So large that √width times a row is about as long as the code of a place.
    private static Embedding table(long rows, long width) {
        return Embedding.of(rows, width, c -> c.init(Init.normal(0, 1 / Math.sqrt(width))));
    }

    /// The paper's base model, with one table of tokens.
    public static Translator base(int vocabulary) {
        return of(vocabulary, vocabulary, 6, 512, 8, c -> c.tables(Tables.ONE));
    }

    /// The paper's big model.
    public static Translator big(int vocabulary) {
        return of(
                vocabulary,
                vocabulary,
                6,
                1024,
                16,
                c -> c.tables(Tables.ONE).layer(l -> l.feedForward(4096).dropout(0.3)));
    }

    /// `Translator.of(8000, 4000, 3, 256, 4, c -> c.tables(Tables.TWO).layer(l -> l.feedForward(1024).normFirst()))`.
    public static Translator of(
            int sourceVocabulary,
            int targetVocabulary,
            int depth,
            long width,
            long heads,
            UnaryOperator<TranslatorConfig> choose) {
        TransformerConfig layer =
                new TransformerConfig(
                        width, heads, 4 * width, 0.1, Tensor::relu, Order.AFTER, 1e-5);
        return new Translator(
                choose.apply(
                        new TranslatorConfig(
                                sourceVocabulary,
                                targetVocabulary,
                                depth,
                                depth,
                                layer,
                                Tables.THREE,
                                Places.SINUSOIDAL,
                                512)));
    }

    @Override
    public Tensor forward(Tensor source, Tensor lengths, Tensor target) {
        return write(target, Past.none(), read(source, lengths));
    }

    @Override
    public Continuation begin(Tensor source, Tensor lengths) {
        Ready.check(this, mode.isTraining());
        return Translations.of(this, source, lengths);
    }

    /// What the decoder looks at.
    Source read(Tensor tokens, Tensor lengths) { // [batch, source time], [batch]
        if (!lengths.shape().equals(Shape.of(tokens.size(0)))) {
            throw TensorException.of(
                    toString(),
                    "a length for each of the %d sources".formatted(tokens.size(0)),
                    lengths.shape(),
                    "count the tokens before the padding");
        }
        Tensor x = embedded(source, tokens, 0);
        return decoder.source(encoder.forward(x, Mask.lengths(lengths)), lengths);
    }

    /// Scores of the tokens after `tokens`, which come after those of the past.
    Tensor write(Tensor tokens, Past past, Source read) { // [batch, time]
        Tensor y = decoder.forward(embedded(target, tokens, past.length()), past, read);
        return generator.isPresent()
                ? generator.get().forward(y)
                : y.linear(target.weight().value()); // [batch, time, vocabulary]
    }

    private Tensor embedded(Embedding table, Tensor tokens, long from) {
        long until = from + tokens.size(-1);
        if (tokens.rank() != 2 || until > config.longest()) {
            throw TensorException.of(
                    toString(),
                    "tokens [batch, time] of %d places at most".formatted(config.longest() - from),
                    tokens.shape(),
                    "cut them, or build it with c -> c.longest(…)");
        }
        Tensor x = table.forward(tokens).mul(Math.sqrt(config.layer().width()));
        Tensor codes = positions.isPresent() ? positions.get().table(until) : waves.table(until);
        Tensor place = codes.narrow(0, from, until - from).to(x.device(), x.dtype());
        return dropout.forward(x.add(place)); // [batch, time, width]
    }

    public TranslatorConfig config() {
        return config;
    }

    @Override
    public String toString() {
        return "Translator(%d→%d, %d and %d layers of %d)"
                .formatted(
                        config.sourceVocabulary(),
                        config.targetVocabulary(),
                        config.encoderDepth(),
                        config.decoderDepth(),
                        config.layer().width());
    }
}
