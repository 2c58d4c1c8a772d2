package io.tarn.nn.weights;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Rules that turn the names in a weight file into the names of a net, applied one after the other.
///
/// ```java
/// KeyMap keys = KeyMap.strip("module.")
///         .rename("fc.weight", "head.weight")
///         .prefix("backbone.", "encoder.")
///         .pattern("layer(\\d+)\\.conv", "stages.$1.convolution")
///         .drop(".*\\.num_batches_tracked");
/// Weights.load(net, path, keys);
/// ```
public final class KeyMap {
    /// A new name, or none for a tensor that is left out.
    private interface Rule extends Function<String, Optional<String>> {}

    /// The rules that change nothing.
    public static final KeyMap SAME = new KeyMap(List.of());

    private final List<Rule> rules;

    private KeyMap(List<Rule> rules) {
        this.rules = rules;
    }

    /// Rules that begin by taking `prefix` off the names that have it.
    public static KeyMap strip(String prefix) {
        return SAME.prefix(prefix, "");
    }

    /// Renames one tensor.
    public KeyMap rename(String from, String to) {
        return and(name -> Optional.of(name.equals(from) ? to : name));
    }

    /// Replaces the beginning of the names that have it; an empty `from` adds `to` to all.
    public KeyMap prefix(String from, String to) {
        return and(name ->
                Optional.of(name.startsWith(from) ? to + name.substring(from.length()) : name));
    }

    /// Replaces every occurrence of a regular expression; `$1` stands for its first group.
    public KeyMap pattern(String regex, String replacement) {
        Pattern pattern = compiled(regex);
        return and(name -> {
            try {
                return Optional.of(pattern.matcher(name).replaceAll(replacement));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw TensorException.of(
                        "KeyMap",
                        "a replacement for " + regex,
                        replacement,
                        String.valueOf(e.getMessage()));
            }
        });
    }

    /// Leaves out the names that match a regular expression from beginning to end.
    public KeyMap drop(String regex) {
        Pattern pattern = compiled(regex);
        return and(name -> pattern.matcher(name).matches() ? Optional.empty() : Optional.of(name));
    }

    /// The new name, or nothing if the tensor is left out.
    public Optional<String> rename(String name) {
        Optional<String> renamed = Optional.of(name);
        for (Rule rule : rules) {
            renamed = renamed.flatMap(rule);
        }
        return renamed;
    }

    /// The tensors under their new names. No two may get the same.
    public Map<String, Tensor> apply(Map<String, Tensor> tensors) {
        Map<String, Tensor> result = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                rename(name)
                        .ifPresent(renamed -> {
                            String other = origins.put(renamed, name);
                            if (other != null) {
                                throw TensorException.of(
                                        "KeyMap",
                                        "different names",
                                        "%s for both %s and %s"
                                                .formatted(
                                                        Excerpt.of(renamed),
                                                        Excerpt.of(other),
                                                        Excerpt.of(name)),
                                        "drop one");
                            }
                            result.put(renamed, tensor);
                        }));
        return result;
    }

    private KeyMap and(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new KeyMap(List.copyOf(more));
    }

    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw TensorException.of("KeyMap", "a regular expression", regex, e.getDescription());
        }
    }
}
