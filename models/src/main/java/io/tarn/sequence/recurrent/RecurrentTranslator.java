package io.tarn.sequence.recurrent;

import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Linear;
import io.tarn.nn.Mode;
import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.sequence.Translating;
import io.tarn.sequence.recurrent.AttentiveDecoder.Memory;
import io.tarn.sequence.recurrent.AttentiveDecoder.State;
import io.tarn.sequence.recurrent.Recurrent.Reading;
import io.tarn.sequence.recurrent.RecurrentTranslatorConfig.Cells;
import io.tarn.sequence.recurrent.RecurrentTranslatorConfig.Copying;
import io.tarn.sequence.recurrent.RecurrentTranslatorConfig.Feeding;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Translates with two recurrent nets and attention: one reads the source in both directions, the other writes and looks back at it
/// (Bahdanau, Cho and Bengio, 2015; Luong, Pham and Manning, 2015).
///
/// At each step the decoder's LSTM gives h, an [Alignment] gives weights a over the source's states s, and from c = Σ aⱼ·sⱼ come
/// h̃ = tanh(W·[c h] + b) and the scores of the next token.
///
/// ```java
/// var speller = RecurrentTranslator.of(30, 44, 256, c -> c.width(64).alignment(AdditiveAlignment::of).dropout(0.2));
/// ```
public final class RecurrentTranslator implements Translating {
    private final RecurrentTranslatorConfig config;
    private final Embedding embedding;
    private final Recurrent encoder;
    private final Linear bridge;
    private final AttentiveDecoder decoder;
    private final Dropout dropout;
    private final Mode mode = new Mode();

    private RecurrentTranslator(RecurrentTranslatorConfig config) {
        this.config = config;
        this.embedding = Embedding.of(config.sourceVocabulary(), config.width());
        this.encoder = encoder(config);
        this.bridge = Linear.of(config.memory(), 2L * config.layers() * config.hidden());
        this.decoder = AttentiveDecoder.of(config);
        this.dropout = Dropout.of(config.dropout());
    }

    /// A translator with one layer on each side, [GeneralAlignment], and vectors of `hidden` numbers for the tokens.
    public static RecurrentTranslator of(
            long sourceVocabulary, long targetVocabulary, long hidden) {
        return of(sourceVocabulary, targetVocabulary, hidden, c -> c);
    }

    /// `RecurrentTranslator.of(30, 44, 256, c -> c.layers(2).inputFeeding())`.
    public static RecurrentTranslator of(
            long sourceVocabulary,
            long targetVocabulary,
            long hidden,
            UnaryOperator<RecurrentTranslatorConfig> choose) {
        return new RecurrentTranslator(
                choose.apply(
                        new RecurrentTranslatorConfig(
                                sourceVocabulary,
                                targetVocabulary,
                                hidden,
                                hidden,
                                hidden,
                                1,
                                0,
                                Cells.LSTM,
                                GeneralAlignment::of,
                                Feeding.TOKEN,
                                Optional.empty())));
    }

    private static Recurrent encoder(RecurrentTranslatorConfig c) {
        return switch (c.cells()) {
            case LSTM ->
                    Recurrent.lstm(
                            c.width(),
                            c.states(),
                            l -> l.layers(c.layers()).bidirectional().dropout(c.dropout()));
            case GRU ->
                    Recurrent.gru(
                            c.width(),
                            c.states(),
                            g -> g.layers(c.layers()).bidirectional().dropout(c.dropout()));
        };
    }

    @Override
    public Tensor forward(Tensor source, Tensor lengths, Tensor target) {
        return attend(source, lengths, target).scores();
    }

    /// The scores of [#forward], and where the decoder looked: the map of an alignment.
    public Attended attend(Tensor source, Tensor lengths, Tensor target) {
        checkTarget(source, target);
        Start start = read(source, lengths);
        return decoder.write(start.memory, start.state, target).attended();
    }

    @Override
    public Continuation begin(Tensor source, Tensor lengths) {
        Ready.check(this, mode.isTraining());
        return Translation.of(this, source, lengths);
    }

    void checkTarget(Tensor source, Tensor target) {
        Tokens.check(this, "target", target, config.vocabulary());
        if (target.size(0) != source.size(0)) {
            throw TensorException.of(
                    toString(),
                    "as many targets as sources, " + source.size(0),
                    target.shape(),
                    "give every source one target");
        }
    }

    /// A source that was read, and the decoder's state before the first token.
    record Start(Memory memory, State state) {}

    Start read(Tensor source, Tensor lengths) {
        boolean copies = config.copying().isPresent();
        Tokens.check(
                this, "source", source, copies ? config.vocabulary() : config.sourceVocabulary());
        Tensor keep = Lengths.of(this, source, lengths).keep().unsqueeze(1); // [batch, 1, places]
        Reading reading = encoder.read(dropout.forward(embedding.forward(known(source))), lengths);
        Tensor s = reading.output(); // [batch, places, memory]
        Memory memory = new Memory(s, decoder.alignment().keys(s), keep, source.to(DType.INT64));
        return new Start(memory, state(reading.last(), memory));
    }

    /// The decoder begins with what the encoder remembers: [h c] = tanh(W·s + b).
    private State state(Tensor last, Memory memory) { // [batch, memory]
        long batch = last.size(0);
        List<Tensor> both =
                bridge.forward(last)
                        .tanh()
                        .reshape(batch, 2L * config.layers(), config.hidden())
                        .transpose(0, 1)
                        .contiguous()
                        .chunk(2, 0); // [layers, batch, hidden] each
        Tensor nothing =
                Tensor.zeros(Shape.of(batch, 1, config.hidden()), last.dtype()).to(last.device());
        Tensor first = // 1 at the first place
                Tensor.arange(memory.source().size(1))
                        .to(last.device())
                        .eq(0)
                        .to(last.dtype())
                        .reshape(1, 1, -1)
                        .expand(batch, 1, -1);
        return new State(both.getFirst(), both.getLast(), nothing, first);
    }

    private Tensor known(Tensor source) {
        return config.copying()
                .map(Copying::unknown)
                .map(unknown -> AttentiveDecoder.known(source, config.sourceVocabulary(), unknown))
                .orElse(source);
    }

    AttentiveDecoder decoder() {
        return decoder;
    }

    long vocabulary() {
        return config.vocabulary();
    }

    @Override
    public String toString() {
        return "RecurrentTranslator(%d→%d, %d hidden)"
                .formatted(config.sourceVocabulary(), config.vocabulary(), config.hidden());
    }
}
