package io.tarn.sequence.transformer;

import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Mode;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A language model: a transformer that reads from left to right, and scores the next token (Radford et al., 2019: GPT-2).
///
/// | | shape |
/// |---|---|
/// | input | whole numbers `[batch, time]` |
/// | output | logits `[batch, time, vocabulary]` |
///
/// The table of tokens is also the last layer's weight (Press and Wolf, 2017). Its names are those of transformers' `GPT2Model`, whose
/// files hold the weights of `c_attn`, `c_fc` and `c_proj` transposed.
public final class Gpt implements CausalTransformer {
    private final GptConfig config;
    private final Embedding wte; // tokens
    private final Embedding wpe; // places
    private final Dropout drop;
    private final List<GptBlock> h;
    private final LayerNorm lnF;
    private final Mode mode = new Mode();

    private Gpt(GptConfig config) {
        Init normal = Init.normal(0, 0.02);
        this.config = config;
        this.wte = Embedding.of(config.vocabulary(), config.width(), c -> c.init(normal));
        this.wpe = Embedding.of(config.context(), config.width(), c -> c.init(normal));
        this.drop = Dropout.of(config.dropout());
        this.h = IntStream.range(0, config.depth()).mapToObj(_ -> new GptBlock(config)).toList();
        this.lnF = config.norm();
    }

    /// `Gpt.of(256, 128, 6, 192, 6, c -> c.dropout(0.1))` reads bytes.
    public static Gpt of(
            int vocabulary,
            long context,
            int depth,
            long width,
            long heads,
            UnaryOperator<GptConfig> choose) {
        return of(
                choose.apply(
                        new GptConfig(
                                vocabulary, context, depth, width, heads, 4 * width, 0, 1e-5)));
    }

    /// `Gpt.of(GptConfig.small())`.
    public static Gpt of(GptConfig config) {
        return new Gpt(config);
    }

    @Override
    public Tensor read(Tensor tokens, Past past) { // [batch, time]
        Tensor x = embedded(tokens, past.length());
        for (int i = 0; i < h.size(); i++) {
            x = h.get(i).forward(x, past.at(i));
        }
        return lnF.forward(x);
    }

    private Tensor embedded(Tensor tokens, long from) {
        long time = tokens.size(-1);
        if (tokens.rank() != 2 || from + time > config.context()) {
            throw TensorException.of(
                    toString(),
                    "tokens [batch, time] of %d places at most".formatted(config.context() - from),
                    tokens.shape(),
                    "cut them, or build it for a longer context");
        }
        Tensor places = wpe.weight().value().narrow(0, from, time); // [time, width]
        return drop.forward(wte.forward(tokens).add(places)); // [batch, time, width]
    }

    /// Where each layer's heads look: how much every token takes of each before it, `[batch, heads, time, time]` for each layer.
    public List<Tensor> attention(Tensor tokens) {
        List<Tensor> maps = new ArrayList<>();
        Tensor x = embedded(tokens, 0);
        for (GptBlock block : h) {
            maps.add(block.weights(x));
            x = block.forward(x, Memory.none());
        }
        return maps;
    }

    @Override
    public Tensor score(Tensor hidden) {
        return hidden.linear(wte.weight().value()); // [batch, time, vocabulary]
    }

    public GptConfig config() {
        return config;
    }

    @Override
    public int vocabulary() {
        return config.vocabulary();
    }

    @Override
    public long context() {
        return config.context();
    }

    @Override
    public int depth() {
        return config.depth();
    }

    @Override
    public boolean isTraining() {
        return mode.isTraining();
    }

    @Override
    public String toString() {
        return "Gpt(%d layers of %d)".formatted(config.depth(), config.width());
    }
}
