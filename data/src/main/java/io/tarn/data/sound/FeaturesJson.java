package io.tarn.data.sound;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// [SoundFeatures] as plain maps, lists, numbers and strings, and back.
final class FeaturesJson {
    private FeaturesJson() {}

    static Map<String, Object> written(FrameConfig config, List<FeatureStep> steps) {
        var frames = new LinkedHashMap<String, Object>();
        frames.put("rate", config.rate());
        frames.put("window", config.window());
        frames.put("step", config.step());
        frames.put("preEmphasis", config.preEmphasis());
        frames.put("mels", config.mels());
        frames.put("coefficients", config.coefficients());
        frames.put("low", config.low());
        frames.put("high", config.highest());
        frames.put("scale", config.scale().name());
        var json = new LinkedHashMap<String, Object>();
        json.put("frames", frames);
        json.put("steps", steps.stream().map(FeaturesJson::step).toList());
        return json;
    }

    private static List<Object> step(FeatureStep step) {
        return switch (step) {
            case Mels _ -> List.of("mels");
            case Logarithm _ -> List.of("logarithm");
            case Cosines cosines -> List.of("cosines", cosines.count());
            case Deltas deltas -> List.of("deltas", deltas.orders(), deltas.reach());
            case Normalised _ -> List.of("normalised");
            case Stacked stacked -> List.of("stacked", stacked.before(), stacked.after());
            default ->
                    throw DataException.of(
                            "SoundFeatures.toJson",
                            "the steps of this package only",
                            "a lambda or another class",
                            "apply such a step after these features");
        };
    }

    static FrameConfig config(Map<?, ?> json) {
        if (!(json.get("frames") instanceof Map<?, ?> frames)) {
            throw wrong("settings called frames", json);
        }
        var scale =
                Arrays.stream(MelScale.values())
                        .filter(it -> it.name().equals(frames.get("scale")))
                        .findFirst()
                        .orElseThrow(() -> wrong("a mel scale", frames));
        return new FrameConfig(
                (int) number(frames, "rate"),
                number(frames, "window"),
                number(frames, "step"),
                number(frames, "preEmphasis"),
                (int) number(frames, "mels"),
                (int) number(frames, "coefficients"),
                number(frames, "low"),
                number(frames, "high"),
                scale);
    }

    private static double number(Map<?, ?> json, String key) {
        if (json.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong("a number called " + key, json);
    }

    static List<FeatureStep> steps(Map<?, ?> json, FrameConfig config) {
        if (!(json.get("steps") instanceof List<?> steps)) {
            throw wrong("a list of steps", json);
        }
        var read = new ArrayList<FeatureStep>();
        for (Object step : steps) {
            if (!(step instanceof List<?> parts) || parts.isEmpty()) {
                throw wrong("a step's name and numbers", String.valueOf(step));
            }
            read.add(step(parts, config));
        }
        return read;
    }

    private static FeatureStep step(List<?> parts, FrameConfig config) {
        int[] numbers =
                parts.stream()
                        .filter(Number.class::isInstance)
                        .mapToInt(it -> ((Number) it).intValue())
                        .toArray();
        return switch (parts.getFirst() + " " + numbers.length) {
            case "mels 0" -> new Mels(config);
            case "logarithm 0" -> new Logarithm();
            case "cosines 1" -> new Cosines(numbers[0]);
            case "deltas 2" -> new Deltas(numbers[0], numbers[1]);
            case "normalised 0" -> new Normalised();
            case "stacked 2" -> new Stacked(numbers[0], numbers[1]);
            default -> throw wrong("a known step with its numbers", parts);
        };
    }

    private static DataException wrong(String expected, Object got) {
        return DataException.of("SoundFeatures.fromJson", expected, got, "save the model again");
    }
}
