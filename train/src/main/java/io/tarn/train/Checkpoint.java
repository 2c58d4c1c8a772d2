package io.tarn.train;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Everything that a training needs to go on bit for bit: the net's weights, what the next update depends on, and where it stands.
///
/// On disk it is a folder of two safetensors files and a JSON file.
record Checkpoint(Map<String, Tensor> weights, Map<String, Tensor> training, Standing standing) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WEIGHTS = "weights.safetensors";
    private static final String TRAINING = "training.safetensors";
    private static final String STANDING = "standing.json";

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Safetensors.write(folder.resolve(WEIGHTS), weights);
        Safetensors.write(folder.resolve(TRAINING), training);
        Files.writeString(
                folder.resolve(STANDING),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(standing));
    }

    static Checkpoint read(Path folder) {
        try {
            Standing standing =
                    JSON.readValue(Files.readString(folder.resolve(STANDING)), Standing.class);
            return new Checkpoint(
                    Safetensors.read(folder.resolve(WEIGHTS)),
                    Safetensors.read(folder.resolve(TRAINING)),
                    standing);
        } catch (JacksonException e) {
            throw TensorException.of(
                    "Checkpoint " + folder,
                    "a standing.json as Tarn writes it",
                    e.getOriginalMessage(),
                    "delete this folder; the one before it will be used");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A tensor that must be there.
    static Tensor tensor(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw TensorException.of(
                    "Checkpoint",
                    "a tensor named " + name,
                    "none among " + tensors.keySet(),
                    "resume with the trainer that wrote it");
        }
        return tensor;
    }
}
