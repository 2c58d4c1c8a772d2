package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `config.json` of a folder of Hugging Face, every entry of which has to be understood.
///
/// A reader asks for the entries that it knows. What nobody asked for, and is not known to leave the computation as it is, is refused by
/// [#finish]: it could make another model of the same weights.
final class ConfigFile {
    private static final long MOST_BYTES = 16L << 20;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /// What tells about names, training and use, and nothing about what the net computes. Dropout is one for all parts here.
    private static final Set<String> HARMLESS =
            Set.of(
                    "_commit_hash",
                    "_name_or_path",
                    "architectures",
                    "attention_dropout",
                    "attention_probs_dropout_prob",
                    "attn_pdrop",
                    "bos_token_id",
                    "classifier_dropout",
                    "directionality",
                    "dtype",
                    "embd_pdrop",
                    "eos_token_id",
                    "finetuning_task",
                    "gradient_checkpointing",
                    "id2label",
                    "initializer_range",
                    "label2id",
                    "n_ctx",
                    "output_attentions",
                    "output_hidden_states",
                    "output_past",
                    "pad_token_id",
                    "pooler_fc_size",
                    "pooler_num_attention_heads",
                    "pooler_num_fc_layers",
                    "pooler_size_per_head",
                    "pooler_type",
                    "problem_type",
                    "reorder_and_upcast_attn",
                    "return_dict",
                    "summary_activation",
                    "summary_first_dropout",
                    "summary_proj_to_labels",
                    "summary_type",
                    "summary_use_proj",
                    "task_specific_params",
                    "torch_dtype",
                    "transformers_version",
                    "use_cache");

    private final Path path;
    private final JsonNode root;
    private final Set<String> asked = new HashSet<>();

    private ConfigFile(Path path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    static ConfigFile read(Path path) {
        try {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw DataException.of(
                        path.toString(), "a small file", size + " bytes", "take the model's own");
            }
            JsonNode root = JSON.readTree(Files.readAllBytes(path));
            if (!root.isObject()) {
                throw DataException.of(
                        path.toString(), "an object {…}", "other JSON", "take the model's own");
            }
            return new ConfigFile(path, root);
        } catch (IOException e) {
            throw DataException.unreadable("Pretrained", path, e);
        } catch (JacksonException e) {
            throw DataException.of(
                    path.toString(),
                    "JSON",
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none"),
                    "save or download it again",
                    e);
        }
    }

    private Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(root.get(name)).filter(it -> !it.isNull());
    }

    long whole(String name) {
        return find(name)
                .map(it -> whole(name, it))
                .orElseThrow(() -> wrong(name, "a whole number", "none"));
    }

    int count(String name) {
        long value = whole(name);
        if (value > Integer.MAX_VALUE) {
            throw wrong(name, "at most " + Integer.MAX_VALUE, value);
        }
        return (int) value;
    }

    long whole(String name, long otherwise) {
        return find(name).map(it -> whole(name, it)).orElse(otherwise);
    }

    private long whole(String name, JsonNode value) {
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number", value);
        }
        return value.asLong();
    }

    /// A whole number, or the first of a list of them.
    OptionalLong firstWhole(String name) {
        return find(name)
                .map(it -> it.isArray() && !it.isEmpty() ? it.get(0) : it)
                .map(it -> OptionalLong.of(whole(name, it)))
                .orElse(OptionalLong.empty());
    }

    double number(String name, double otherwise) {
        return find(name)
                .map(it -> {
                    if (!it.isNumber()) {
                        throw wrong(name, "a number", it);
                    }
                    return it.asDouble();
                })
                .orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return find(name)
                .map(it -> {
                    if (!it.isBoolean()) {
                        throw wrong(name, "true or false", it);
                    }
                    return it.asBoolean();
                })
                .orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return find(name)
                .map(it -> {
                    if (!it.isString()) {
                        throw wrong(name, "a text", it);
                    }
                    return it.asString();
                })
                .orElse(otherwise);
    }

    /// The entry has to be one of these, or not be there.
    void only(String name, Object... allowed) {
        find(name)
                .ifPresent(it -> {
                    boolean fits =
                            Arrays.stream(allowed)
                                    .anyMatch(one -> one.toString().equals(it.asString("")));
                    if (!fits) {
                        throw wrong(
                                name,
                                Arrays.stream(allowed)
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" or ")),
                                it);
                    }
                });
    }

    /// An object of entries of its own, which have to be understood too.
    Optional<ConfigFile> inner(String name) {
        return find(name)
                .map(it -> {
                    if (!it.isObject()) {
                        throw wrong(name, "an object {…}", it);
                    }
                    return new ConfigFile(path, it);
                });
    }

    /// What is built of the entries, none of which may be left over.
    <C> C understood(Supplier<C> building) {
        try {
            C built = building.get();
            finish();
            return built;
        } catch (TensorException e) {
            throw DataException.of(
                    path.toString(),
                    "sizes that fit each other",
                    String.valueOf(e.getMessage()),
                    "take the model's own",
                    e);
        }
    }

    /// Refuses the entries that nobody asked for.
    void finish() {
        root.propertyNames().stream()
                .filter(name -> !asked.contains(name) && !HARMLESS.contains(name))
                .filter(name -> !root.get(name).isNull())
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "entries that are known", root.get(name));
                });
    }

    DataException wrong(String name, String expected, Object got) {
        String text = got.toString();
        String start = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return DataException.of(
                "%s, entry '%s'".formatted(path, name.replaceAll("\\p{Cntrl}", "�")),
                expected,
                start,
                "a model with it would compute something else than is built here");
    }
}
