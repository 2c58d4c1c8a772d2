package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsTest {
    private static final Map<String, DType> TYPES =
            Map.ofEntries(
                    Map.entry("f64", DType.FLOAT64),
                    Map.entry("f32", DType.FLOAT32),
                    Map.entry("f16", DType.FLOAT16),
                    Map.entry("bf16", DType.BFLOAT16),
                    Map.entry("i64", DType.INT64),
                    Map.entry("i32", DType.INT32),
                    Map.entry("i16", DType.INT16),
                    Map.entry("i8", DType.INT8),
                    Map.entry("u8", DType.UINT8));

    @TempDir private Path folder;

    @Test
    void readsEveryTypeThatPyTorchWrites() {
        try (var scope = Scope.open()) {
            checkTypes(Safetensors.read(GoldenWeights.file("types.safetensors")));
        }
    }

    @Test
    void writesAndReadsEveryType() {
        try (var scope = Scope.open()) {
            Path copy = folder.resolve("copy.safetensors");
            Safetensors.write(copy, Safetensors.read(GoldenWeights.file("types.safetensors")));
            checkTypes(Safetensors.read(copy));
        }
    }

    private static void checkTypes(Map<String, Tensor> tensors) {
        TYPES.forEach((name, type) -> {
            Tensor tensor = GoldenWeights.get(tensors, name);
            assertThat(tensor.dtype()).isEqualTo(type);
            assertThat(tensor.shape()).isEqualTo(Shape.of(2, 3));
            double part = type.isFloatingPoint() ? 0.5 : 0;
            assertThat(tensor.toDoubleArray())
                    .containsExactly(part, 1 + part, 2 + part, 3 + part, 4 + part, 5 + part);
        });
        assertThat(GoldenWeights.get(tensors, "bool").toBooleanArray())
                .containsExactly(true, false, true);
        assertThat(GoldenWeights.get(tensors, "c64").dtype()).isEqualTo(DType.COMPLEX64);
        Tensor complex = Tensor.of(GoldenWeights.get(tensors, "c64").memory(), DType.FLOAT32, 2, 2);
        assertThat(complex.toFloatArray()).containsExactly(1, -1, 2, 0.5f);
        assertThat(GoldenWeights.get(tensors, "scalar").shape()).isEqualTo(Shape.of());
        assertThat(GoldenWeights.get(tensors, "scalar").item()).isEqualTo(2.5);
        assertThat(GoldenWeights.get(tensors, "empty").shape()).isEqualTo(Shape.of(0, 3));
        assertThat(tensors).hasSize(13);
    }

    @Test
    void readsOneTensorOfMany() {
        Tensor kept;
        try (var file = Safetensors.open(GoldenWeights.file("types.safetensors"))) {
            assertThat(file.names()).contains("f32", "bool").hasSize(13);
            assertThat(file.metadata())
                    .containsEntry("made by", "PyTorch")
                    .containsEntry("quote", "a \"b\"\n");
            assertThat(file.info("f32").shape()).isEqualTo(Shape.of(2, 3));
            assertThat(file.info("f32").bytes()).isEqualTo(24);
            kept = file.tensor("f32");
            assertThatThrownBy(() -> file.tensor("f31"))
                    .isInstanceOf(TensorException.class)
                    .hasMessage(
                            "Safetensors(types.safetensors): expected one of 13 names, got f31; see names()");
            file.close();
            assertThatThrownBy(() -> file.tensor("f32"))
                    .isInstanceOf(TensorException.class)
                    .hasMessageContaining("a closed one");
        }
        for (int i = 0; i < 3; i++) {
            System.gc(); // the mapping lives as long as its tensors
        }
        assertThat(kept.sum().item()).isEqualTo(18);
    }

    @Test
    void keepsChangesInPlaceAwayFromTheFile() throws IOException {
        Path path = folder.resolve("w.safetensors");
        Safetensors.write(path, Map.of("w", Tensor.ones(2000, 3)));
        byte[] before = Files.readAllBytes(path);
        Tensor w = GoldenWeights.get(Safetensors.read(path), "w");
        w.add_(1);
        assertThat(w.sum().item()).isEqualTo(12000);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(GoldenWeights.get(Safetensors.read(path), "w").sum().item()).isEqualTo(6000);
    }

    @Test
    void copiesWhatCannotBeMappedPrivately() {
        FileMemory file = FileMemory.map("Safetensors", GoldenWeights.file("types.safetensors"));
        FileMemory readOnly = new FileMemory(file.who(), file.bytes().asReadOnly(), false);
        SafetensorsHeader header = SafetensorsHeader.read(file.who(), file.bytes());
        TensorInfo info = GoldenWeights.get(header.tensors(), "i64");
        Tensor copy =
                readOnly.tensor(header.dataStart() + info.begin(), info.dtype(), info.shape());
        assertThat(copy.add_(1).toLongArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void copiesTensorsThatLieAskew() throws IOException {
        Path path =
                HostileFile.safetensors(
                        folder,
                        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[1,9]},"
                                + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[0,1]}} ",
                        new byte[] {1, 0, 0, -128, 63, 0, 0, 0, 64});
        assertThat(GoldenWeights.get(Safetensors.read(path), "w").mul_(2).toFloatArray())
                .containsExactly(2, 4);
    }

    @Test
    void givesEqualBytesForEqualTensors() throws IOException {
        Map<String, Tensor> one = new LinkedHashMap<>();
        one.put("a", Tensor.of(1.0, 2));
        one.put("b", Tensor.of(new byte[] {1}));
        one.put("c", Tensor.of(new long[] {7}));
        Map<String, Tensor> other = new LinkedHashMap<>();
        List.of("c", "b", "a").forEach(name -> other.put(name, GoldenWeights.get(one, name)));
        Safetensors.write(folder.resolve("1"), one, Map.of("x", "1", "y", "2"));
        Safetensors.write(folder.resolve("2"), other, Map.of("y", "2", "x", "1"));
        assertThat(Files.readAllBytes(folder.resolve("1")))
                .isEqualTo(Files.readAllBytes(folder.resolve("2")));
        try (var file = Safetensors.open(folder.resolve("1"))) {
            assertThat(file.names())
                    .containsExactly("c", "a", "b"); // by falling size, so that all are aligned
            assertThat(file.metadata()).containsExactly(Map.entry("x", "1"), Map.entry("y", "2"));
        }
    }

    @Test
    void writesViewsAndTrackedTensors() {
        Tensor turned = Tensor.arange(6).reshape(2, 3).transpose(0, 1);
        Tensor tracked = Tensor.ones(2).requiresGrad().mul(3);
        Safetensors.write(folder.resolve("x"), Map.of("turned", turned, "tracked", tracked));
        Map<String, Tensor> read = Safetensors.read(folder.resolve("x"));
        assertThat(GoldenWeights.get(read, "turned").toLongArray())
                .containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(GoldenWeights.get(read, "tracked").toFloatArray()).containsExactly(3, 3);
        assertThat(GoldenWeights.get(read, "tracked").isTracked()).isFalse();
    }

    @Test
    void keepsNamesOfEveryKind() {
        Map<String, Tensor> odd = new LinkedHashMap<>();
        List.of("", "a\"b", "back\\slash", "line\nbreak", "grüße", "👋", "\u0001", "\u2028")
                .forEach(name -> odd.put(name, Tensor.scalar(name.length())));
        Safetensors.write(folder.resolve("odd"), odd);
        Map<String, Tensor> read = Safetensors.read(folder.resolve("odd"));
        assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(odd.keySet());
        read.forEach((name, tensor) -> assertThat(tensor.item()).isEqualTo(name.length()));
    }

    @Test
    void writesAndReadsNothing() {
        Safetensors.write(folder.resolve("none"), Map.of());
        assertThat(Safetensors.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void refusesWhatTheFormatLacks() {
        Path path = folder.resolve("x.safetensors");
        Tensor wide = GoldenWeights.get(TorchFile.tensors(GoldenWeights.file("types.pt")), "c128");
        assertThatThrownBy(() -> Safetensors.write(path, Map.of("c", wide)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Safetensors.write(x.safetensors) c: expected a type that the format has, got complex128; "
                                + "save real and imaginary parts, or convert it");
        assertThatThrownBy(() -> Safetensors.write(path, Map.of("__metadata__", Tensor.scalar(1))))
                .isInstanceOf(TensorException.class);
        assertThatThrownBy(() -> Safetensors.write(path, Map.of("\uD83D", Tensor.scalar(1))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("half of one");
        assertThat(path).doesNotExist();
        assertThatThrownBy(() -> Safetensors.read(GoldenWeights.file("float8.safetensors")))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("got F8_E4M3");
    }
}
