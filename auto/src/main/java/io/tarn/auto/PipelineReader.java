package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Kind;
import io.tarn.data.table.TableEncoder;
import io.tarn.data.table.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/// Reads what [Pipeline] wrote, and trusts nothing in it.
final class PipelineReader {
    private static final long LARGEST = 1L << 28;

    private PipelineReader() {}

    static Predictor read(Path folder) {
        Path model =
                Files.exists(folder.resolve("pipeline.json")) ? folder : folder.resolve("model");
        String who = "Predictor(%s)".formatted(model);
        try {
            return predictor(model, json(model));
        } catch (RuntimeException e) {
            if (e instanceof DataException known
                    && String.valueOf(known.getMessage()).startsWith(who)) {
                throw known;
            }
            throw DataException.of(
                    who,
                    "a whole model",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("a damaged one"),
                    "train the model again",
                    e);
        }
    }

    private static Map<?, ?> json(Path model) {
        Path file = model.resolve("pipeline.json");
        String who = "Predictor(%s)".formatted(model);
        try {
            if (!Files.isRegularFile(file)) {
                throw DataException.of(
                        who,
                        "the folder of a run with model/pipeline.json",
                        "none",
                        "give the folder that training wrote");
            }
            if (Files.size(file) > LARGEST) {
                throw DataException.of(
                        who,
                        "a pipeline.json of at most 256 MiB",
                        Files.size(file) + " bytes",
                        "train the model again");
            }
            return new ObjectMapper().readValue(Files.readAllBytes(file), Map.class);
        } catch (IOException e) {
            throw DataException.of(
                    who, "a readable pipeline.json", "none", "look at its permissions", e);
        }
    }

    private static Predictor predictor(Path folder, Map<?, ?> json) {
        Saved bare = new Saved(folder, json, new Widths(0, 0, 0, List.of()));
        double format = bare.number("format");
        if (format != Math.rint(format)
                || format < Pipeline.OLDEST_FORMAT
                || format > Pipeline.FORMAT) {
            throw bare.bad("format", Pipeline.OLDEST_FORMAT + " to " + Pipeline.FORMAT);
        }
        TableEncoder encoder = TableEncoder.fromJson(bare.map("encoder"));
        Target target = Target.fromJson(bare.map("target"));
        Aim aim = new Aim(target, Boolean.TRUE.equals(json.get("logarithm")));
        if (aim.outputs() == 0 || aim.kind().isClassification() && aim.outputs() < 2) {
            throw bare.bad("target", "at least two classes");
        }
        List<TargetMeans> means =
                !bare.has("means")
                        ? List.of()
                        : bare.parts("means").stream()
                                .map(part -> TargetMeans.load(part, aim.kind(), aim.outputs()))
                                .toList();
        Features features = new Features(encoder, means);
        Saved saved = new Saved(folder, json, features.widths());
        Model model = Models.load(saved.part("model"), aim.kind(), aim.outputs());
        Map<String, Kind> kinds = new LinkedHashMap<>();
        saved.map("columns")
                .forEach((name, kind) -> kinds.put(name, Kind.valueOf(kind.toString())));
        return new Predictor(
                aim, features, kinds, model, saved.text("learner"), saved.number("margin"));
    }
}
