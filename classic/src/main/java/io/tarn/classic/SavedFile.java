package io.tarn.classic;

import io.tarn.nn.weights.Safetensors;
import io.tarn.run.Json;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A model as one safetensors file, whose metadata name its type and settings.
final class SavedFile {
    private static final String TYPE = "tarn.classic";
    private static final String SETTINGS = "settings";

    private SavedFile() {}

    static void write(Path file, Saved saved) {
        Safetensors.write(
                file,
                new TreeMap<>(saved.tensors()),
                Map.of(TYPE, saved.type(), SETTINGS, Json.line(saved.settings())));
    }

    static <M extends Model> M read(Path file, Class<M> wanted) {
        try (var tensors = Safetensors.open(file)) {
            String type = tensors.metadata().get(TYPE);
            Kinds.Reader reader = type == null ? null : Kinds.READERS.get(type);
            if (type == null || reader == null) {
                throw TensorException.of(
                        "Model.load(%s)".formatted(file.getFileName()),
                        "a file that Model.save wrote",
                        type == null ? "other tensors" : "the unknown type " + type,
                        "weights of networks are read by Safetensors.read");
            }
            Map<String, Tensor> found = new LinkedHashMap<>();
            for (String name : tensors.names()) {
                found.put(name, tensors.tensor(name).unscoped());
            }
            Map<String, Object> settings =
                    Json.parse(tensors.metadata().getOrDefault(SETTINGS, "{}"), file.toString());
            Model model = reader.read(new Saved(type, settings, found));
            if (!wanted.isInstance(model)) {
                throw TensorException.of(
                        "Model.load(%s)".formatted(file.getFileName()),
                        wanted.getSimpleName(),
                        model.getClass().getSimpleName(),
                        "load it as that");
            }
            return wanted.cast(model);
        }
    }
}
