package io.tarn.token;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A `tokenizer.json` that has been read and checked, so that native code meets no surprise.
///
/// @param json its text
/// @param table its tokens, with those that were added
/// @param specials the added tokens that stand for no text
record TokenizerFile(Path path, String json, TokenTable table, List<String> specials) {
    private static final long MOST_BYTES = 256L << 20;
    private static final String SAVE_AGAIN = "save or download the tokenizer again";

    static TokenizerFile read(Path path) {
        byte[] bytes = bytes(path);
        JsonNode root = tree(path, bytes);
        String version = root.path("version").asString("none");
        if (!root.isObject() || !version.equals("1.0")) {
            throw wrong(path, "version 1.0 of the format", "version " + version);
        }
        NativeTraps.find(root)
                .ifPresent(fault -> {
                    throw wrong(path, "a tokenizer that can be used", fault);
                });
        var tokens = new TreeMap<Integer, String>();
        JsonNode vocabulary = root.path("model").path("vocab");
        if (vocabulary.isObject()) {
            vocabulary.properties().forEach(it -> put(path, tokens, it.getKey(), it.getValue()));
        } else if (vocabulary.isArray()) {
            for (JsonNode piece : vocabulary) {
                tokens.put(tokens.size(), piece.path(0).asString(""));
            }
        } else {
            throw wrong(path, "a vocabulary, model.vocab", "none");
        }
        var specials = new TreeMap<Integer, String>();
        for (JsonNode added : root.path("added_tokens")) {
            String token = added.path("content").asString("");
            put(path, tokens, token, added.path("id"));
            if (added.path("special").asBoolean(false)) {
                specials.put(added.path("id").asInt(), token);
            }
        }
        return new TokenizerFile(
                path,
                new String(bytes, StandardCharsets.UTF_8),
                table(path, tokens),
                List.copyOf(specials.values()));
    }

    private static void put(Path path, Map<Integer, String> tokens, String token, JsonNode number) {
        if (!number.isInt() || number.asInt() < 0) {
            throw wrong(path, "a number from 0 on for '" + token + "'", number);
        }
        String before = tokens.putIfAbsent(number.asInt(), token);
        if (before != null && !before.equals(token)) {
            throw wrong(
                    path,
                    "one token for the number " + number,
                    "'%s' and '%s'".formatted(before, token));
        }
    }

    private static TokenTable table(Path path, TreeMap<Integer, String> tokens) {
        if (tokens.isEmpty()) {
            throw wrong(path, "a vocabulary with tokens", "an empty one");
        }
        if (tokens.lastKey() != tokens.size() - 1) {
            int hole = 0;
            while (tokens.containsKey(hole)) {
                hole++;
            }
            throw wrong(
                    path,
                    "the numbers 0 to %d".formatted(tokens.lastKey()),
                    "no token for " + hole);
        }
        return new TokenTable("Tokenizer.read " + path, new ArrayList<>(tokens.values()));
    }

    private static byte[] bytes(Path path) {
        try {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw wrong(path, "at most 256 MB", size + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw DataException.unreadable("Tokenizer.read", path, e);
        }
    }

    private static JsonNode tree(Path path, byte[] bytes) {
        try {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(bytes);
        } catch (JacksonException e) {
            var place = e.getLocation();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("something else");
            throw DataException.of(
                    "Tokenizer.read " + path,
                    "whole JSON with each name once",
                    place == null ? reason : reason + " in line " + place.getLineNr(),
                    SAVE_AGAIN,
                    e);
        }
    }

    private static DataException wrong(Path path, String expected, Object got) {
        return DataException.of("Tokenizer.read " + path, expected, got, SAVE_AGAIN);
    }
}
