package io.tarn.data.text;

import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A vocabulary as a file: JSON of tokens and counts, or lines of token, tab and count, where `\n`, `\r`, `\t` and `\\` stand for themselves.
final class VocabularyFile {
    private VocabularyFile() {}

    static void write(Vocabulary vocabulary, Path file) {
        String text =
                isJson(file)
                        ? new JsonMapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(vocabulary.toJson())
                                + "\n"
                        : lines(vocabulary);
        WholeFile.write("Vocabulary", file, text);
    }

    private static String lines(Vocabulary vocabulary) {
        var text = new StringBuilder();
        vocabulary
                .toJson()
                .forEach((token, count) ->
                        text.append(escaped(token)).append('\t').append(count).append('\n'));
        return text.toString();
    }

    static Vocabulary read(Path file) {
        return Vocabulary.ordered(
                isJson(file) ? fromJson(file) : fromLines(file, TextLines.read(file)));
    }

    private static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static Map<String, Long> fromJson(Path file) {
        try {
            Map<String, Object> json =
                    new JsonMapper().readValue(TextLines.text(file), new TypeReference<>() {});
            return counts("Vocabulary " + file, json == null ? Map.of() : json);
        } catch (JacksonException e) {
            throw DataException.of(
                    "Vocabulary " + file,
                    "JSON of tokens and their counts",
                    "something else" + line(e),
                    "save the vocabulary again",
                    e);
        }
    }

    private static String line(JacksonException e) {
        var place = e.getLocation();
        return place == null ? "" : " near line " + place.getLineNr();
    }

    static Map<String, Long> counts(String who, Map<String, ?> json) {
        var counts = new LinkedHashMap<String, Long>();
        json.forEach((token, count) -> {
            if (!(count instanceof Number number)) {
                throw DataException.of(
                        who, "a count for '" + token + "'", count, "save the vocabulary again");
            }
            counts.put(token, number.longValue());
        });
        return counts;
    }

    private static Map<String, Long> fromLines(Path file, List<String> lines) {
        var counts = new LinkedHashMap<String, Long>();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split("\t", 2);
            if (parts[0].isEmpty()) {
                continue;
            }
            try {
                long count = parts.length < 2 ? 0 : Long.parseLong(parts[1].strip());
                if (counts.put(unescaped(parts[0]), count) != null) {
                    throw DataException.of(
                            "Vocabulary %s line %d".formatted(file, i + 1),
                            "a token that has not come before",
                            "'" + parts[0] + "'",
                            "leave one of them out");
                }
            } catch (NumberFormatException e) {
                throw DataException.of(
                        "Vocabulary %s line %d".formatted(file, i + 1),
                        "a token, a tab and a count",
                        "'" + parts[1] + "' as the count",
                        "correct the line",
                        e);
            }
        }
        return counts;
    }

    private static String escaped(String token) {
        return token.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String unescaped(String text) {
        var token = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\' && i + 1 < text.length()) {
                char named = text.charAt(++i);
                token.append(
                        switch (named) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> named;
                        });
            } else {
                token.append(sign);
            }
        }
        return token.toString();
    }
}
