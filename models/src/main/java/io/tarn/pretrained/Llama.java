package io.tarn.pretrained;

import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Mode;
import io.tarn.nn.Net;
import io.tarn.nn.RmsNorm;
import io.tarn.sequence.transformer.CausalTransformer;
import io.tarn.sequence.transformer.Past;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A transformer that goes on with a text, with rotary places, gated layers and RMS normalisation (Touvron et al., 2023).
///
/// Its names are those of transformers' LlamaForCausalLM, so that its weights load.
///
/// | | shape |
/// |---|---|
/// | input | whole numbers `[batch, tokens]` |
/// | output | `[batch, tokens, vocabulary]`: scores of the token after each |
public final class Llama implements CausalTransformer {
    private final LlamaConfig config;
    private final Body model;
    private final Optional<Linear> lmHead;
    private final Mode mode = new Mode();

    private record Body(Embedding embedTokens, List<LlamaBlock> layers, RmsNorm norm)
            implements Net {}

    private Llama(LlamaConfig config) {
        this.config = config;
        this.model =
                new Body(
                        Embedding.of(
                                config.vocabulary(),
                                config.width(),
                                c -> c.init(Init.normal(0, 0.02))),
                        IntStream.range(0, config.depth())
                                .mapToObj(_ -> new LlamaBlock(config))
                                .toList(),
                        LlamaBlock.norm(config));
        this.lmHead =
                config.tied()
                        ? Optional.empty()
                        : Optional.of(LlamaBlock.linear(config.width(), config.vocabulary()));
    }

    /// `Llama.of(LlamaConfig.of(32_000, 6, 512, 1536).heads(8, 2))`.
    public static Llama of(LlamaConfig config) {
        return new Llama(config);
    }

    @Override
    public Tensor read(Tensor tokens, Past past) { // [batch, tokens] → [batch, tokens, width]
        long from = past.length();
        if (tokens.rank() != 2 || from + tokens.size(1) > config.context()) {
            throw TensorException.of(
                    toString(),
                    "[batch, tokens] with %d tokens at most".formatted(config.context() - from),
                    tokens.shape(),
                    "cut them, or build it for a longer context");
        }
        Tensor y = model.embedTokens.forward(tokens);
        Rotary places = Rotary.of(from, y, config.headWidth(), config.theta());
        for (int i = 0; i < config.depth(); i++) {
            y = model.layers.get(i).forward(y, places, past.at(i));
        }
        return model.norm.forward(y);
    }

    @Override
    public Tensor score(Tensor hidden) { // [*, width] → [*, vocabulary]
        return lmHead.map(head -> head.forward(hidden))
                .orElseGet(() -> hidden.linear(model.embedTokens.weight().value()));
    }

    public LlamaConfig config() {
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
        return "Llama(%d layers of %d)".formatted(config.depth(), config.width());
    }
}
