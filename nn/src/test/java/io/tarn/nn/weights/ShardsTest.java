package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardsTest {
    private static final String INDEX = "model.safetensors.index.json";

    @TempDir private Path folder;

    @Test
    void readsWhatOtherToolsWrite() {
        for (String path : List.of("shards", "shards/" + INDEX)) {
            Map<String, Tensor> tensors = Shards.read(GoldenWeights.file(path));
            assertThat(GoldenWeights.get(tensors, "a").toDoubleArray()).containsExactly(0, 1, 2, 3);
            assertThat(GoldenWeights.get(tensors, "b").toLongArray())
                    .containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void splitsBySize() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            tensors.put(
                    "layer." + i,
                    Tensor.full(
                            io.tarn.tensor.Shape.of(10),
                            i,
                            io.tarn.tensor.DType.FLOAT32)); // 40 bytes
        }
        tensors.put("large", Tensor.zeros(50)); // 200 bytes
        Shards.write(folder, tensors, 100);
        assertThat(files())
                .containsExactly(
                        "model-00001-of-00004.safetensors",
                        "model-00002-of-00004.safetensors",
                        "model-00003-of-00004.safetensors",
                        "model-00004-of-00004.safetensors",
                        INDEX);
        Map<String, Tensor> read = Shards.read(folder);
        assertThat(read).containsOnlyKeys(tensors.keySet());
        read.forEach((name, tensor) ->
                assertThat(tensor.sameAs(GoldenWeights.get(tensors, name))).isTrue());
        assertThat(Files.readString(folder.resolve(INDEX))).contains("\"total_size\": 400");
    }

    @Test
    void replacesAnOlderSetAsAWhole() throws IOException {
        Files.createFile(folder.resolve("mine.safetensors"));
        Shards.write(folder, Map.of("a", Tensor.ones(4), "b", Tensor.ones(4)), 16);
        Shards.write(folder, Map.of("a", Tensor.zeros(4), "b", Tensor.zeros(4)), 16);
        assertThat(files())
                .containsExactly(
                        "mine.safetensors",
                        "model-v2-00001-of-00002.safetensors",
                        "model-v2-00002-of-00002.safetensors",
                        INDEX);
        assertThat(GoldenWeights.get(Shards.read(folder), "a").sum().item()).isZero();
    }

    @Test
    void keepsTheOlderSetWhenWritingFails() throws IOException {
        Shards.write(folder, Map.of("a", Tensor.ones(4), "b", Tensor.ones(4)), 16);
        Map<String, Tensor> faulty = new LinkedHashMap<>();
        faulty.put("a", Tensor.zeros(4));
        faulty.put("__metadata__", Tensor.zeros(4));
        assertThatThrownBy(() -> Shards.write(folder, faulty, 16))
                .isInstanceOf(TensorException.class);
        assertThat(GoldenWeights.get(Shards.read(folder), "a").sum().item()).isEqualTo(4);
        assertThat(GoldenWeights.get(Shards.read(folder), "b").sum().item()).isEqualTo(4);
        assertThat(files()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.safetensors",
                "/etc/secret.safetensors",
                "sub/x.safetensors",
                "..\\\\x.safetensors",
                "..",
                "",
                "x.pt",
                "a\\u0000.safetensors"
            })
    void refusesFilesOutsideItsFolder(String name) throws IOException {
        Path index =
                Files.writeString(
                        folder.resolve(INDEX), "{\"weight_map\": {\"a\": \"%s\"}}".formatted(name));
        Safetensors.write(folder.resolveSibling("secret.safetensors"), Map.of("a", Tensor.ones(1)));
        assertThatThrownBy(() -> Shards.read(index))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "Shards(model.safetensors.index.json): expected names of safetensors files in its folder");
        Files.delete(folder.resolveSibling("secret.safetensors"));
    }

    @Test
    void namesWhatAnIndexPromisesAndTheFilesLack() throws IOException {
        Files.writeString(
                folder.resolve(INDEX),
                "{\"weight_map\": {\"a\": \"x.safetensors\", \"b\": \"x.safetensors\"}}");
        assertThatThrownBy(() -> Shards.read(folder))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("x.safetensors): expected a file, got nothing at");
        Safetensors.write(folder.resolve("x.safetensors"), Map.of("a", Tensor.ones(1)));
        assertThatThrownBy(() -> Shards.read(folder))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Safetensors(x.safetensors): expected one of 1 names, got b; see names()");
    }

    @Test
    void refusesADamagedIndex() throws IOException {
        for (String text :
                List.of(
                        "",
                        "[]",
                        "{\"weight_map\": {\"a\": 3}}",
                        "{\"weight_map\": ",
                        "{\"x\": nul}")) {
            Files.writeString(folder.resolve(INDEX), text);
            assertThatThrownBy(() -> Shards.read(folder))
                    .isInstanceOf(TensorException.class)
                    .hasMessageStartingWith("Shards(" + INDEX + "): expected");
        }
        Files.delete(folder.resolve(INDEX));
        assertThatThrownBy(() -> Shards.read(folder))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected a file, got nothing at");
        assertThatThrownBy(() -> Shards.write(folder, Map.of(), 0))
                .isInstanceOf(TensorException.class);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
