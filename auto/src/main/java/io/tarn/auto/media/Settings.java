package io.tarn.auto.media;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a saved description, every value of which is checked before it is used.
///
/// @param folder named in complaints
record Settings(Path folder, Map<?, ?> values) {
    String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    int count(String name, int least, int most) {
        if (values.get(name) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw wrong(name, "a whole number from %d to %d".formatted(least, most));
    }

    double number(String name) {
        if (values.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(name, "a number");
    }

    /// So many finite numbers.
    double[] numbers(String name, int count) {
        if (!(values.get(name) instanceof List<?> list) || list.size() != count) {
            throw wrong(name, count + " numbers");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            if (!(list.get(i) instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw wrong(name, "finite numbers");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    List<String> texts(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw wrong(name, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String text)) {
                throw wrong(name, "texts");
            }
            texts.add(text);
        }
        return texts;
    }

    Map<String, Object> map(String name) {
        if (!(values.get(name) instanceof Map<?, ?> map)) {
            throw wrong(name, "an object");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    Settings part(String name) {
        return new Settings(folder, map(name));
    }

    DataException wrong(String name, String expected) {
        String got = String.valueOf(values.get(name));
        return DataException.of(
                who(folder),
                expected + " as " + name + " in media.json",
                got.length() > 60 ? got.substring(0, 60) + "…" : got,
                "the folder is damaged: train the model again");
    }

    static String who(Path folder) {
        return "MediaPredictor(%s)".formatted(folder);
    }
}
