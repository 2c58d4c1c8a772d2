package io.tarn.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes values as JSON on one line: text, numbers, truth values, collections, maps and records.
///
/// The names in a record become snake case: `loadMillis` is `load_millis`.
final class Json {
    private Json() {}

    static String of(Object value) {
        return switch (value) {
            case CharSequence text -> quoted(text.toString());
            case Boolean truth -> truth.toString();
            case Double number when !Double.isFinite(number) -> "null";
            case Float number when !Float.isFinite(number) -> "null";
            case Number number -> number.toString();
            case Enum<?> constant -> quoted(constant.name().toLowerCase(Locale.ROOT));
            case Collection<?> list ->
                    list.stream().map(Json::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    object(
                            map.entrySet().stream()
                                    .map(it -> member(it.getKey().toString(), it.getValue())));
            case Record row ->
                    object(
                            Arrays.stream(row.getClass().getRecordComponents())
                                    .map(it -> member(snakeCase(it.getName()), read(it, row))));
            default ->
                    throw new IllegalArgumentException(
                            "Json: expected text, a number, a truth value, a "
                                    + "collection, a map or a record, got "
                                    + value.getClass().getName());
        };
    }

    private static String object(Stream<String> members) {
        return members.collect(Collectors.joining(", ", "{", "}"));
    }

    private static String member(String name, Object value) {
        return quoted(name) + ": " + of(value);
    }

    private static Object read(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Json: cannot read " + component, e);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(Json::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    character < ' ' || Character.isSurrogate((char) character)
                            ? "\\u%04x".formatted(character)
                            : Character.toString(character);
        };
    }
}
