package io.tarn.auto;

import io.tarn.data.DataException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A part of a saved description, every value of which is checked before it is used.
///
/// @param folder where the large parts lie
/// @param raw columns that trees get
/// @param wide features that weighted sums get
record Saved(Path folder, Map<?, ?> json, int raw, int wide) {
    private static final long LARGEST = 1L << 30;

    String text(String name) {
        return value(name) instanceof String text ? text : fail(name, "a text");
    }

    double number(String name) {
        return value(name) instanceof Number number ? number.doubleValue() : fail(name, "a number");
    }

    /// A count, which must be this one.
    int count(String name, int expected) {
        return value(name) instanceof Number number && number.doubleValue() == expected
                ? expected
                : fail(name, String.valueOf(expected));
    }

    /// So many finite numbers.
    double[] numbers(String name, int expected) {
        double[] numbers = numbers(name);
        return numbers.length == expected ? numbers : fail(name, expected + " numbers");
    }

    double[] numbers(String name) {
        if (!(value(name) instanceof List<?> list)) {
            return fail(name, "a list of numbers");
        }
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number number)
                    || !Double.isFinite(number.doubleValue())) {
                return fail(name, "finite numbers only");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    /// A part of this part.
    Saved part(String name) {
        return value(name) instanceof Map<?, ?> map
                ? new Saved(folder, map, raw, wide)
                : fail(name, "an object");
    }

    /// The parts of a list.
    List<Saved> parts(String name) {
        if (!(value(name) instanceof List<?> list) || list.isEmpty() || list.size() > 100) {
            return fail(name, "a list of 1 to 100 objects");
        }
        List<Saved> parts = new ArrayList<>();
        for (Object part : list) {
            parts.add(
                    part instanceof Map<?, ?> map
                            ? new Saved(folder, map, raw, wide)
                            : fail(name, "objects"));
        }
        return parts;
    }

    Map<String, Object> map(String name) {
        if (!(value(name) instanceof Map<?, ?> map)) {
            return fail(name, "an object");
        }
        Map<String, Object> texts = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    /// The text of a file that lies in the folder.
    String file(String name) {
        String file = text(name);
        if (!file.matches("model(-\\d{1,3})?\\.txt")) {
            return fail(name, "the name of a file such as model.txt");
        }
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) > LARGEST) {
                return fail(name, "a file of at most 1 GiB");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw DataException.of(
                    who(), "a readable " + file, "none", "train the model again", e);
        }
    }

    private Object value(String name) {
        Object value = json.get(name);
        return value == null ? fail(name, "a value") : value;
    }

    <T> T fail(String name, String expected) {
        String got = Objects.toString(json.get(name));
        throw DataException.of(
                who(),
                expected + " as " + name + " in pipeline.json",
                got.length() > 60 ? got.substring(0, 60) + "…" : got,
                "the folder is damaged: train the model again");
    }

    String who() {
        return "Predictor(%s)".formatted(folder);
    }
}
