package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchFileTest {
    @Test
    void readsEveryType() {
        try (var scope = Scope.open()) {
            Map<String, Tensor> checkpoint = TorchFile.tensors(GoldenWeights.file("types.pt"));
            Map<String, Tensor> expected =
                    Safetensors.read(GoldenWeights.file("types.safetensors"));
            expected.forEach((name, tensor) -> {
                assertThat(GoldenWeights.get(checkpoint, name).dtype())
                        .as(name)
                        .isEqualTo(tensor.dtype());
                assertThat(GoldenWeights.get(checkpoint, name).shape())
                        .as(name)
                        .isEqualTo(tensor.shape());
                assertThat(GoldenWeights.get(checkpoint, name).sameAs(tensor)).as(name).isTrue();
            });
            assertThat(GoldenWeights.get(checkpoint, "c128").dtype()).isEqualTo(DType.COMPLEX128);
            assertThat(checkpoint).hasSize(expected.size() + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"views.pt", "views-protocol-4.pt"})
    void honoursStridesAndOffsets(String file) {
        try (var scope = Scope.open()) {
            Map<String, Tensor> views = TorchFile.tensors(GoldenWeights.file(file));
            Map<String, Tensor> expected =
                    Safetensors.read(GoldenWeights.file("views.safetensors"));
            assertThat(views).containsOnlyKeys(expected.keySet());
            expected.forEach((name, tensor) -> {
                assertThat(GoldenWeights.get(views, name).shape())
                        .as(name)
                        .isEqualTo(tensor.shape());
                assertThat(GoldenWeights.get(views, name).sameAs(tensor)).as(name).isTrue();
            });
            assertThat(GoldenWeights.get(views, "transposed").strides()).containsExactly(1, 6);
            assertThat(GoldenWeights.get(views, "row").strides()).containsExactly(0, 1);
        }
    }

    @Test
    void keepsMemoryShared() {
        try (var scope = Scope.open()) {
            Map<String, Tensor> views = TorchFile.tensors(GoldenWeights.file("views.pt"));
            GoldenWeights.get(views, "base").fill_(9);
            GoldenWeights.get(views, "tied").fill_(7);
            assertThat(GoldenWeights.get(views, "cut").toDoubleArray()).containsOnly(9);
            assertThat(GoldenWeights.get(views, "scalar").item()).isEqualTo(9);
            assertThat(GoldenWeights.get(views, "parameter").toDoubleArray()).containsOnly(7);
            assertThat(
                            GoldenWeights.get(
                                            TorchFile.tensors(GoldenWeights.file("views.pt")),
                                            "base")
                                    .sum()
                                    .item())
                    .isEqualTo(276);
        }
    }

    @Test
    void readsATrainingCheckpoint() {
        TorchValue checkpoint = TorchFile.read(GoldenWeights.file("training.pt"));
        assertThat(checkpoint.at("epoch").whole()).isEqualTo(3);
        assertThat(checkpoint.at("epoch").number()).isEqualTo(3);
        assertThat(checkpoint.at("seed").whole()).isEqualTo((1L << 62) + 1);
        assertThat(checkpoint.at("negative").whole()).isEqualTo(-70000);
        assertThat(checkpoint.at("loss").number()).isEqualTo(0.25);
        assertThat(checkpoint.at("done").flag()).isFalse();
        assertThat(checkpoint.at("note").text()).isEqualTo("grüße 👋");
        assertThat(checkpoint.at("nothing")).isEqualTo(TorchValue.Nothing.NONE);
        assertThat(checkpoint.at("history", "2", "1").text()).isEqualTo("x");
        assertThat(checkpoint.at("size", "1").whole()).isEqualTo(3);
        assertThat(checkpoint.at("type").text()).isEqualTo("bfloat16");
        assertThat(checkpoint.at("device").text()).isEqualTo("cpu");
        assertThat(checkpoint.at("ordered", "a").whole()).isEqualTo(1);
        assertThat(checkpoint.at("schedule", "milestones", "5").whole()).isEqualTo(1);
        assertThat(checkpoint.at("optimizer", "state", "0", "exp_avg").tensor().shape())
                .isEqualTo(Shape.of(5, 3));
        assertThat(checkpoint.at("optimizer", "param_groups", "0", "lr").number()).isEqualTo(0.01);
        assertThat(checkpoint.at("optimizer", "state", "0").tensors())
                .containsOnlyKeys("step", "exp_avg", "exp_avg_sq");
    }

    @Test
    void findsTheTensorsOfAModel() {
        Map<String, Tensor> expected = Safetensors.read(GoldenWeights.file("training.safetensors"));
        for (Map<String, Tensor> found :
                List.of(
                        TorchFile.tensors(GoldenWeights.file("training.pt")),
                        TorchFile.tensors(GoldenWeights.file("training.pt"), "model"))) {
            assertThat(found).containsOnlyKeys(expected.keySet());
            expected.forEach((name, tensor) ->
                    assertThat(GoldenWeights.get(found, name).sameAs(tensor)).as(name).isTrue());
        }
    }

    @Test
    void readsAnArchiveThatWasPackedAgain() {
        Tensor w = GoldenWeights.get(TorchFile.tensors(GoldenWeights.file("repacked.pt")), "w");
        assertThat(
                        w.sameAs(
                                GoldenWeights.get(
                                        TorchFile.tensors(GoldenWeights.file("plain.pt")), "w")))
                .isTrue();
        assertThat(w.add_(1).sum().item()).isEqualTo(2080);
    }

    @Test
    void leavesOnlyItsTensorsInTheScope() {
        try (var scope = Scope.open()) {
            TorchFile.read(GoldenWeights.file("views.pt"));
            assertThat(scope.size()).isEqualTo(9); // ten names, of which two are tied
        }
    }

    @Test
    void saysWhatIsAtAPlace() {
        TorchValue checkpoint = TorchFile.read(GoldenWeights.file("training.pt"));
        assertThatThrownBy(() -> checkpoint.at("model").at("fc.weight"))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "TorchValue.at: expected one of embed.weight, norm.weight, ")
                .hasMessageEndingWith(", got fc.weight; follow the keys of the checkpoint");
        assertThatThrownBy(() -> checkpoint.at("history", "9"))
                .hasMessageContaining("a list of 3 elements");
        assertThatThrownBy(() -> checkpoint.at("epoch", "x"))
                .hasMessageContaining("expected the number 3");
        assertThatThrownBy(() -> checkpoint.at("epoch").tensor())
                .hasMessageContaining("expected a tensor, got the number 3");
        assertThatThrownBy(() -> checkpoint.at("loss").whole())
                .hasMessageContaining("got the number 0.25");
        assertThatThrownBy(() -> checkpoint.at("done").number())
                .hasMessageContaining("got the flag false");
        assertThatThrownBy(() -> checkpoint.at("note").flag())
                .hasMessageContaining("got the text «grüße 👋»");
        assertThatThrownBy(() -> checkpoint.at("nothing").text()).hasMessageContaining("got None");
        assertThatThrownBy(() -> checkpoint.at("model", "norm.bias").tensors())
                .hasMessageContaining("got a tensor [3]");
        assertThatThrownBy(() -> TorchFile.tensors(GoldenWeights.file("training.pt"), "nets"))
                .isInstanceOf(TensorException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    legacy.pt           | the format of older versions; convert it in Python: torch.save(torch.load(path, weights_only=True), path)
                    types.safetensors   | another kind of file
                    script.pt           | a TorchScript program; save its state_dict() with torch.save
                    compressed.pt       | compressed or encrypted
                    big-endian.pt       | expected little-endian numbers
                    float8.pt           | made by torch._utils._rebuild_tensor_v3
                    sparse.pt           | made by torch._utils._rebuild_sparse_tensor
                    conjugate.pt        | save x.resolve_conj().resolve_neg()
                    whole-module.pt     | Tarn refuses to call __main__.Tied; save net.state_dict()
                    evil.pt             | Tarn refuses to call posix.system
                    evil-protocol-4.pt  | Tarn refuses to call posix.system
                    """)
    void explainsWhatItDoesNotRead(String file, String complaint) {
        assertThatThrownBy(() -> TorchFile.read(GoldenWeights.file(file)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("TorchFile(" + file + "): expected ")
                .hasMessageContaining(complaint);
    }
}
