package io.tarn.pretrained;

import io.tarn.nn.weights.KeyMap;
import java.util.OptionalLong;

/// A folder with a Llama.
final class LlamaFolder {
    private static final String TABLE = "model.embed_tokens.weight";
    private static final String HEAD = "lm_head.weight";
    private static final KeyMap NAMES = KeyMap.SAME.drop(".*\\.rotary_emb\\.inv_freq");

    private LlamaFolder() {}

    static LanguageModel read(Folder folder, ConfigFile file) {
        LlamaConfig config = config(file);
        folder.hasRoomFor(config.parameters());
        Llama net =
                folder.fill(
                        Llama.of(config),
                        tensors ->
                                NAMES.apply(
                                        config.tied()
                                                ? Folder.untied(tensors, HEAD, TABLE)
                                                : tensors));
        return new LanguageModel(net, folder.tokenizer(config.vocabulary()), end(file));
    }

    /// The first token that ends a text, where there are several.
    static OptionalLong end(ConfigFile file) {
        return file.firstWhole("eos_token_id");
    }

    static LlamaConfig config(ConfigFile file) {
        file.only("model_type", "llama");
        file.only("hidden_act", "silu");
        file.only("attention_bias", false);
        file.only("mlp_bias", false);
        file.only("pretraining_tp", 1);
        file.only("rope_interleaved", false);
        long width = file.whole("hidden_size");
        long heads = file.whole("num_attention_heads");
        return file.understood(() ->
                new LlamaConfig(
                        file.count("vocab_size"),
                        width,
                        file.count("num_hidden_layers"),
                        heads,
                        file.whole("num_key_value_heads", heads),
                        file.whole("head_dim", width / Math.max(1, heads)),
                        file.whole("intermediate_size"),
                        file.whole("max_position_embeddings", 2048),
                        theta(file),
                        file.number("rms_norm_eps", 1e-6),
                        file.flag("tie_word_embeddings", false)));
    }

    /// The base of the angles, alone or among the parameters of the rotation, which must be the plain one.
    private static double theta(ConfigFile file) {
        double own = file.number("rope_theta", 10_000);
        file.inner("rope_scaling").ifPresent(LlamaFolder::plain);
        return file.inner("rope_parameters")
                .map(inner -> {
                    double theta = inner.number("rope_theta", own);
                    plain(inner);
                    return theta;
                })
                .orElse(own);
    }

    private static void plain(ConfigFile rotation) {
        rotation.only("rope_type", "default");
        rotation.only("type", "default");
        rotation.finish();
    }
}
