package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Schema;
import io.tarn.data.table.Table;
import io.tarn.nn.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/// Everything from a row of the file to an answer, and how it is saved.
///
/// @param columns some rows of the inputs, for the kinds of the columns
/// @param margin see [Margins]
record Pipeline(
        Aim aim,
        Problem problem,
        Features features,
        Table columns,
        String learner,
        Model model,
        double margin) {
    static final int FORMAT = 2;

    /// Older ones that can still be read: 1 had neither means of the target nor embeddings.
    static final int OLDEST_FORMAT = 1;

    /// Writes the folder `model` in `out`, all of it or nothing, and gives back its path.
    Path write(Path out) {
        Path place = out.resolve("model");
        try {
            Files.createDirectories(out);
            Path fresh = Files.createTempDirectory(out, "model.new");
            fill(fresh);
            if (Files.exists(place)) {
                Path old = Files.createTempDirectory(out, "model.old");
                Files.move(place, old.resolve("model"));
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
                delete(old);
            } else {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return place;
        } catch (IOException e) {
            throw DataException.of(
                    "AutoTrain", "a writable folder", out, "choose another with out(…)", e);
        }
    }

    private void fill(Path folder) throws IOException {
        Parts parts = new Parts();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("learner", learner);
        json.put("seed", problem.seed());
        json.put("java", Runtime.version().toString());
        json.put("logarithm", aim.logarithm());
        json.put("margin", margin);
        json.put("target", aim.target().toJson());
        json.put("columns", kinds());
        json.put("model", model.save(parts));
        json.put("encoder", features.encoder().toJson());
        if (!features.means().isEmpty()) {
            json.put("means", features.means().stream().map(TargetMeans::toJson).toList());
        }
        for (var text : parts.texts().entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
        if (!parts.tensors().isEmpty()) {
            Safetensors.write(folder.resolve("weights.safetensors"), parts.tensors());
        }
        byte[] bytes = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        Files.write(folder.resolve("pipeline.json"), bytes);
    }

    private Map<String, String> kinds() {
        Schema schema = Schema.of(columns);
        Map<String, String> kinds = new LinkedHashMap<>();
        columns.names().forEach(name -> kinds.put(name, schema.kind(name).name()));
        return kinds;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
