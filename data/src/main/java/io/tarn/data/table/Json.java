package io.tarn.data.table;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads typed values out of a map that was JSON.
record Json(Map<String, ?> map) {
    String text(String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "a text");
    }

    double number(String key) {
        if (map.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    int count(String key) {
        if (map.get(key) instanceof Number number) {
            return number.intValue();
        }
        throw wrong(key, "a number");
    }

    boolean truth(String key) {
        if (map.get(key) instanceof Boolean truth) {
            return truth;
        }
        throw wrong(key, "true or false");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof String text)) {
                throw wrong(key, "texts");
            }
            texts.add(text);
        }
        return texts;
    }

    List<Double> numbers(String key) {
        List<Double> numbers = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof Number number)) {
                throw wrong(key, "numbers");
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    /// Texts by name.
    Map<String, String> named(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!(map.get(key) instanceof Map<?, ?> found)) {
            throw wrong(key, "an object");
        }
        found.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    List<Map<String, ?>> maps(String key) {
        List<Map<String, ?>> maps = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(key, "objects");
            }
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
            maps.add(copy);
        }
        return maps;
    }

    private List<?> list(String key) {
        if (map.get(key) instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "a list");
    }

    DataException wrong(String key, String expected) {
        return DataException.of(
                "a stored encoder, \"" + key + "\"",
                expected,
                String.valueOf(map.get(key)),
                "the file was changed; train again");
    }
}
