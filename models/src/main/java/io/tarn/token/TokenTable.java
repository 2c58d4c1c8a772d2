package io.tarn.token;

import io.tarn.data.DataException;
import io.tarn.tensor.TensorException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Tokens and their numbers, both ways.
final class TokenTable {
    private final List<String> tokens;
    private final Map<String, Integer> ids;

    /// @param who complains about a token that comes twice
    TokenTable(String who, List<String> tokens) {
        this.tokens = List.copyOf(tokens);
        ids = HashMap.newHashMap(tokens.size());
        for (String token : tokens) {
            if (ids.putIfAbsent(token, ids.size()) != null) {
                throw DataException.of(
                        who,
                        "each token once",
                        "'%s' twice".formatted(token),
                        "leave one of them out");
            }
        }
    }

    int size() {
        return tokens.size();
    }

    List<String> tokens() {
        return tokens;
    }

    String token(int id) {
        if (id < 0 || id >= tokens.size()) {
            throw TensorException.of(
                    "Tokenizer", "a token from 0 to " + (tokens.size() - 1), id, "see size()");
        }
        return tokens.get(id);
    }

    OptionalInt find(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// The number of a token that is surely there.
    int id(String token) {
        Integer id = ids.get(token);
        if (id == null) {
            throw DataException.of(
                    "Tokenizer", "a token '" + token + "'", "none", "add it to the vocabulary");
        }
        return id;
    }

    /// Each token with its number, as it stands in JSON.
    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        tokens.forEach(token -> json.put(token, json.size()));
        return json;
    }
}
