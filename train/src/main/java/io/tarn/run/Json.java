package io.tarn.run;

import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Plain maps, lists, numbers and strings as JSON.
///
/// JSON has no NaN and no infinity: they are written as the strings `"NaN"`, `"Infinity"` and `"-Infinity"`, and
/// [#number] reads them back. Reading makes no objects but maps, lists, numbers, strings and booleans.
public final class Json {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Map<String, Double> NOT_FINITE =
            Map.of(
                    "NaN", Double.NaN,
                    "Infinity", Double.POSITIVE_INFINITY,
                    "-Infinity", Double.NEGATIVE_INFINITY);
    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /// In one line.
    public static String line(Map<String, ?> object) {
        return COMPACT.writeValueAsString(object);
    }

    /// In lines that people can read.
    public static String text(Map<String, ?> object) {
        return PRETTY.writeValueAsString(object) + "\n";
    }

    /// The object that a text holds; `where` names the text in errors.
    public static Map<String, Object> parse(String text, String where) {
        try {
            Map<String, Object> object = COMPACT.readValue(text, OBJECT);
            if (object != null) {
                return object;
            }
        } catch (JacksonException e) {
            throw DataException.of(
                    where, "a JSON object", reason(e), "the file is damaged; take a copy of it", e);
        }
        throw DataException.of(where, "a JSON object", "null", "the file is damaged");
    }

    /// The object in a file.
    public static Map<String, Object> read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw DataException.unreadable("Json", file, e);
        }
    }

    /// Writes a file that is whole at every moment.
    public static void write(Path file, Map<String, ?> object) {
        WholeFile.write("Json", file, text(object));
    }

    /// A number as it was written, NaN and the infinities too; `where` names its place in errors.
    public static double number(Object value, String where) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text when NOT_FINITE.containsKey(text) -> NOT_FINITE.get(text);
            default -> throw DataException.of(where, "a number", value, "the file is damaged");
        };
    }

    private static String reason(JacksonException e) {
        String what = e.getOriginalMessage().lines().findFirst().orElse("something else");
        return Optional.ofNullable(e.getLocation()) // nesting without end has no place
                .map(place ->
                        "%s in line %d, column %d"
                                .formatted(
                                        what,
                                        Math.max(1, place.getLineNr()),
                                        Math.max(1, place.getColumnNr())))
                .orElse(what);
    }
}
