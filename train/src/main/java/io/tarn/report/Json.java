package io.tarn.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// JSON that may stand inside a script element: no text in it can end the element.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(plain(value))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /// Numbers that are not finite become null, whole ones lose their point, others keep six digits.
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> number(number);
            case double[] numbers -> {
                var list = new java.util.ArrayList<@Nullable Object>(numbers.length);
                for (double number : numbers) {
                    list.add(number(number));
                }
                yield list;
            }
            case Collection<?> list -> {
                var copy = new java.util.ArrayList<@Nullable Object>(list.size());
                for (Object element : list) {
                    copy.add(plain(element));
                }
                yield copy;
            }
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, element) -> copy.put(String.valueOf(key), plain(element)));
                yield copy;
            }
            default -> value;
        };
    }

    private static @Nullable Number number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double rounded =
                new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue();
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return rounded;
    }
}
