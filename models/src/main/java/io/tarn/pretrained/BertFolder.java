package io.tarn.pretrained;

import io.tarn.nn.Activation;
import io.tarn.nn.weights.KeyMap;
import io.tarn.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A folder with a BERT.
final class BertFolder {
    private static final String PREFIX = "bert.";
    private static final KeyMap NAMES =
            KeyMap.strip(PREFIX)
                    .drop("embeddings\\.position_ids")
                    .pattern("LayerNorm\\.gamma$", "LayerNorm.weight")
                    .pattern("LayerNorm\\.beta$", "LayerNorm.bias");

    private BertFolder() {}

    static BertConfig config(ConfigFile file) {
        file.only("model_type", "bert");
        file.only("position_embedding_type", "absolute");
        file.only("is_decoder", false);
        file.only("add_cross_attention", false);
        file.only("tie_word_embeddings", true, false);
        file.only("chunk_size_feed_forward", 0);
        return file.understood(() ->
                new BertConfig(
                        file.whole("vocab_size"),
                        file.whole("hidden_size"),
                        file.count("num_hidden_layers"),
                        file.whole("num_attention_heads"),
                        file.whole("intermediate_size"),
                        file.whole("max_position_embeddings"),
                        file.whole("type_vocab_size"),
                        file.number("hidden_dropout_prob", 0.1),
                        file.number("layer_norm_eps", 1e-12),
                        activation(file),
                        true));
    }

    private static Activation activation(ConfigFile file) {
        String name = file.text("hidden_act", "gelu");
        return switch (name) {
            case "gelu" -> Activation.gelu();
            case "gelu_new", "gelu_pytorch_tanh" -> Activation.geluTanh();
            case "relu" -> Activation.relu();
            case "silu", "swish" -> Activation.silu();
            default ->
                    throw file.wrong(
                            "hidden_act",
                            "gelu, gelu_new, gelu_pytorch_tanh, relu, silu or swish",
                            name);
        };
    }

    static SentenceEncoder read(Folder folder, BertConfig config) {
        int longest = longest(folder.path(), config);
        boolean hasPooler =
                folder.names().stream().anyMatch(name -> name.endsWith("pooler.dense.weight"));
        BertConfig own = hasPooler ? config : config.noPooler();
        folder.hasRoomFor(own.parameters());
        return new SentenceEncoder(
                folder.fill(Bert.of(own), BertFolder::names),
                folder.tokenizer(config.vocabulary()),
                longest);
    }

    /// The names of the encoder alone: files of whole models have a prefix there, and heads without it.
    private static Map<String, Tensor> names(Map<String, Tensor> tensors) {
        boolean prefixed = tensors.keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
        KeyMap own = prefixed ? KeyMap.SAME.drop("(?!bert\\.).*") : KeyMap.SAME;
        return NAMES.apply(own.apply(tensors));
    }

    /// How many tokens of a text are read, as the folders of sentence encoders tell.
    private static int longest(Path folder, BertConfig config) {
        Path pooling = folder.resolve("1_Pooling").resolve("config.json");
        if (Files.exists(pooling)) {
            ConfigFile file = ConfigFile.read(pooling);
            file.only("pooling_mode_mean_tokens", true);
            file.only("pooling_mode_cls_token", false);
            file.only("pooling_mode_max_tokens", false);
            file.only("pooling_mode_mean_sqrt_len_tokens", false);
            file.only("pooling_mode_weightedmean_tokens", false);
            file.only("pooling_mode_lasttoken", false);
        }
        Path limits = folder.resolve("sentence_bert_config.json");
        long limit =
                Files.exists(limits)
                        ? ConfigFile.read(limits).whole("max_seq_length", config.positions())
                        : config.positions();
        return (int) Math.max(2, Math.min(limit, config.positions()));
    }
}
