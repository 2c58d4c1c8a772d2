package io.tarn.token;

import io.tarn.data.DataException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The special tokens of a tokenizer, and where they stand in a text.
final class Specials {
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Optional<Pattern> pattern;

    Specials(TokenTable table, List<String> tokens) {
        for (String token : tokens) {
            if (token.isEmpty()) {
                throw DataException.of(
                        "Tokenizer", "special tokens with letters", "''", "leave it out");
            }
            ids.put(token, table.id(token));
        }
        pattern = tokens.isEmpty() ? Optional.empty() : Optional.of(anyOf(tokens));
    }

    /// Of those that begin at a place, the longest is found.
    private static Pattern anyOf(List<String> tokens) {
        return Pattern.compile(
                tokens.stream()
                        .sorted(Comparator.comparingInt(it -> -it.length()))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    /// Finds the special tokens of a text, one after the other; empty where there can be none.
    Optional<Matcher> in(String text) {
        return pattern.map(it -> it.matcher(text));
    }

    boolean has(String token) {
        return ids.containsKey(token);
    }

    int id(String token) {
        return Objects.requireNonNull(ids.get(token));
    }

    List<String> tokens() {
        return List.copyOf(ids.keySet());
    }

    /// `added_tokens` of `tokenizer.json`.
    List<Map<String, Object>> toJson() {
        return ids.entrySet().stream().map(it -> json(it.getKey(), it.getValue())).toList();
    }

    private static Map<String, Object> json(String token, int id) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("content", token);
        json.put("single_word", false);
        json.put("lstrip", false);
        json.put("rstrip", false);
        json.put("normalized", false);
        json.put("special", true);
        return json;
    }
}
