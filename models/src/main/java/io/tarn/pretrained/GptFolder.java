package io.tarn.pretrained;

import io.tarn.nn.weights.KeyMap;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.sequence.transformer.GptConfig;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A folder with a GPT-2, whose linear layers keep their weights transposed.
final class GptFolder {
    private static final Pattern TRANSPOSED = Pattern.compile(".*\\.c_(attn|proj|fc)\\.weight");
    private static final KeyMap NAMES =
            KeyMap.strip("transformer.").drop("h\\.\\d+\\.attn\\.(masked_)?bias");

    private GptFolder() {}

    static LanguageModel read(Folder folder, ConfigFile file) {
        GptConfig config = config(file);
        folder.hasRoomFor(parameters(config));
        Gpt net = folder.fill(Gpt.of(config), GptFolder::turned);
        return new LanguageModel(net, folder.tokenizer(config.vocabulary()), LlamaFolder.end(file));
    }

    static GptConfig config(ConfigFile file) {
        file.only("model_type", "gpt2");
        file.only("activation_function", "gelu_new", "gelu_pytorch_tanh");
        file.only("scale_attn_weights", true);
        file.only("scale_attn_by_inverse_layer_idx", false);
        file.only("add_cross_attention", false);
        file.only("is_decoder", true, false);
        file.only("tie_word_embeddings", true);
        long width = file.whole("n_embd");
        return file.understood(() ->
                new GptConfig(
                        file.count("vocab_size"),
                        file.whole("n_positions"),
                        file.count("n_layer"),
                        width,
                        file.whole("n_head"),
                        file.whole("n_inner", 4 * width),
                        file.number("resid_pdrop", 0.1),
                        file.number("layer_norm_epsilon", 1e-5)));
    }

    private static long parameters(GptConfig c) {
        Sizes.positive("Gpt", "vocabulary", c.vocabulary());
        Sizes.positive("Gpt", "context", c.context());
        Sizes.positive("Gpt", "depth", c.depth());
        Sizes.positive("Gpt", "inner", c.inner());
        Sizes.divides("Gpt", c.width(), c.heads());
        long attention = 4 * (c.width() * c.width() + c.width());
        long fed = 2 * c.width() * c.inner() + c.inner() + c.width();
        return (c.vocabulary() + c.context()) * c.width()
                + c.depth() * (attention + fed + 4 * c.width())
                + 2 * c.width();
    }

    private static Map<String, Tensor> turned(Map<String, Tensor> tensors) {
        Map<String, Tensor> result = new LinkedHashMap<>();
        Folder.untied(NAMES.apply(tensors), "lm_head.weight", "wte.weight")
                .forEach((name, x) ->
                        result.put(
                                name,
                                TRANSPOSED.matcher(name).matches() && x.rank() == 2 ? x.t() : x));
        return result;
    }
}
