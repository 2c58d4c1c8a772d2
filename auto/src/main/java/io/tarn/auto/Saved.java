package io.tarn.auto;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A part of a saved description, every value of which is checked before it is used.
///
/// @param folder where the large parts lie
/// @param widths of rows, which a model must fit
record Saved(Path folder, Map<?, ?> json, Widths widths) {
    private static final long LARGEST = 1L << 30;
    private static final int MOST_PARTS = 100;

    boolean has(String name) {
        return json.containsKey(name);
    }

    String text(String name) {
        if (value(name) instanceof String text) {
            return text;
        }
        throw bad(name, "a text");
    }

    double number(String name) {
        if (value(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw bad(name, "a number");
    }

    /// A count, which must be this one.
    int count(String name, int expected) {
        if (number(name) != expected) {
            throw bad(name, String.valueOf(expected));
        }
        return expected;
    }

    /// So many finite numbers.
    double[] numbers(String name, int expected) {
        double[] numbers = numbers(name);
        if (numbers.length != expected) {
            throw bad(name, expected + " numbers");
        }
        return numbers;
    }

    double[] numbers(String name) {
        List<?> list = list(name);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw bad(name, "finite numbers only");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text)) {
                throw bad(name, "texts only");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        if (value(name) instanceof List<?> list) {
            return list;
        }
        throw bad(name, "a list");
    }

    /// A part of this part.
    Saved part(String name) {
        return new Saved(folder, map(name), widths);
    }

    /// The parts of a list.
    List<Saved> parts(String name) {
        List<?> list = list(name);
        if (list.isEmpty() || list.size() > MOST_PARTS) {
            throw bad(name, "1 to " + MOST_PARTS + " parts");
        }
        List<Saved> parts = new ArrayList<>();
        for (Object part : list) {
            if (!(part instanceof Map<?, ?> map)) {
                throw bad(name, "objects");
            }
            parts.add(new Saved(folder, map, widths));
        }
        return parts;
    }

    Map<String, Object> map(String name) {
        if (!(value(name) instanceof Map<?, ?> map)) {
            throw bad(name, "an object");
        }
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    /// The text of a file that lies in the folder.
    String file(String name) {
        String file = text(name);
        if (!file.matches("model(-\\d{1,3})?\\.txt")) {
            throw bad(name, "the name of a file such as model.txt");
        }
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw bad(name, "a file of at most 1 GiB");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw DataException.of(who(), "a readable " + file, "none", "train the model again", e);
        }
    }

    private Object value(String name) {
        Object value = json.get(name);
        if (value == null) {
            throw bad(name, "a value");
        }
        return value;
    }

    DataException bad(String name, String expected) {
        String got = Objects.toString(json.get(name)).replaceAll("\\s", " ");
        return DataException.of(
                who(),
                expected + " as " + name + " in pipeline.json",
                got.length() > 60 ? got.substring(0, 60) + "…" : got,
                "the folder is damaged: train the model again");
    }

    String who() {
        return "Predictor(%s)".formatted(folder);
    }
}
