package io.tarn.doctor.patient;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import io.tarn.run.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [Vitals] as plain maps and lists, and back; the seven numbers of a layer are one list, in the order of [Vitals.Layer].
///
/// @param where what to name in errors
record VitalsJson(String where) {
    private static final int NUMBERS = 7;

    static Map<String, Object> of(Vitals vitals) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("stride", vitals.stride());
        object.put("losses", vitals.losses());
        object.put("readings", vitals.readings().stream().map(VitalsJson::of).toList());
        object.put("epochs", vitals.epochs().stream().map(VitalsJson::of).toList());
        return object;
    }

    private static Map<String, Object> of(Vitals.Reading reading) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("step", reading.step());
        object.put("loss", reading.loss());
        object.put("rate", reading.rate());
        object.put("layers", reading.layers().stream().map(VitalsJson::of).toList());
        return object;
    }

    private static Map<String, Object> of(Vitals.Layer layer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", layer.name());
        object.put("kind", layer.kind());
        object.put(
                "numbers",
                List.of(
                        layer.weightNorm(),
                        layer.gradientNorm(),
                        layer.updateNorm(),
                        layer.mean(),
                        layer.deviation(),
                        layer.zeros(),
                        layer.beyond()));
        return object;
    }

    private static Map<String, Object> of(Vitals.Epoch epoch) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("step", epoch.step());
        object.put("training", epoch.training().values());
        object.put("validation", epoch.validation().values());
        return object;
    }

    Vitals vitals(Map<?, ?> object) {
        double stride = number(object, "stride");
        if (!(stride >= 1)) {
            throw damaged("a stride of 1 or more", stride);
        }
        return new Vitals(
                numbers(object.get("losses")),
                (int) stride,
                each(object.get("readings"), this::reading),
                each(object.get("epochs"), this::epoch));
    }

    private Vitals.Reading reading(Map<?, ?> object) {
        return new Vitals.Reading(
                (long) number(object, "step"),
                number(object, "loss"),
                number(object, "rate"),
                each(object.get("layers"), this::layer));
    }

    private Vitals.Layer layer(Map<?, ?> object) {
        List<Double> all = numbers(object.get("numbers"));
        if (all.size() != NUMBERS) {
            throw damaged(NUMBERS + " numbers of a layer", all.size());
        }
        return new Vitals.Layer(
                text(object, "name"),
                text(object, "kind"),
                all.get(0),
                all.get(1),
                all.get(2),
                all.get(3),
                all.get(4),
                all.get(5),
                all.get(6));
    }

    private Vitals.Epoch epoch(Map<?, ?> object) {
        return new Vitals.Epoch(
                (long) number(object, "step"),
                scores(object.get("training")),
                scores(object.get("validation")));
    }

    private Scores scores(@Nullable Object value) {
        Map<String, Double> scores = new LinkedHashMap<>();
        map(value).forEach((name, score) -> scores.put(String.valueOf(name), number(score)));
        return new Scores(scores);
    }

    private double number(Map<?, ?> object, String name) {
        if (object.containsKey(name)) {
            return number(object.get(name));
        }
        throw damaged("a number as " + name, "none");
    }

    private double number(@Nullable Object value) {
        if (value == null) {
            throw damaged("a number", "null");
        }
        return Json.number(value, where);
    }

    private String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw damaged("a text as " + name, object.get(name));
    }

    private List<Double> numbers(@Nullable Object value) {
        List<Double> numbers = new ArrayList<>();
        list(value).forEach(element -> numbers.add(number(element)));
        return numbers;
    }

    private <T> List<T> each(@Nullable Object value, Function<Map<?, ?>, T> read) {
        List<T> all = new ArrayList<>();
        list(value).forEach(element -> all.add(read.apply(map(element))));
        return all;
    }

    private List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw damaged("a list", value);
    }

    private Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw damaged("an object", value);
    }

    private DataException damaged(String expected, @Nullable Object got) {
        String shown = String.valueOf(got).lines().findFirst().orElse("");
        return DataException.of(
                where,
                expected,
                shown.length() > 80 ? shown.substring(0, 80) + "…" : shown,
                "the file is damaged");
    }
}
