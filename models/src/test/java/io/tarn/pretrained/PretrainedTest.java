package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.nn.Golden;
import io.tarn.nn.weights.Safetensors;
import io.tarn.nn.weights.Weights;
import io.tarn.sequence.decode.Greedy;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.vision.ResNet;
import io.tarn.vision.ResNetConfig.Block;
import io.tarn.vision.Stem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The folders were written by transformers, whose answers lie beside the weights.
final class PretrainedTest {
    private static final List<String> TEXTS = List.of("the cat sat on a mat", "a dog");

    @TempDir Path temporary;

    private static Golden expected(String name) {
        return new Golden(name, Safetensors.read(Folders.of(name).resolve("expected.safetensors")));
    }

    private Path copy(String name) throws IOException {
        try (Stream<Path> files = Files.list(Folders.of(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, temporary.resolve(file.getFileName()));
            }
        }
        return temporary;
    }

    private Path changed(String name, String entry, String value) throws IOException {
        Path config = copy(name).resolve("config.json");
        String text = Files.readString(config);
        String own = text.replaceFirst("\"" + entry + "\": [^,\n]*", "\"" + entry + "\": " + value);
        Files.writeString(
                config,
                own.equals(text)
                        ? text.replaceFirst("\\{", "{\"" + entry + "\": " + value + ",")
                        : own);
        return temporary;
    }

    @Test
    void readsABertOfHalfPrecisionBehindItsPrefix() {
        SentenceEncoder encoder = (SentenceEncoder) Pretrained.load(Folders.of("bert"));
        Golden expected = expected("bert");
        assertThat(Tensor.of(encoder.tokenizer().ids(TEXTS.get(0)), 8).toLongArray())
                .isEqualTo(expected.tensor("ids.0").toLongArray());
        expected.closeTo(encoder.encode(TEXTS), "embeddings", 1e-5);
        assertThat(encoder.net().values()).allMatch(x -> x.dtype() == DType.FLOAT32);
        assertThat(encoder.net().config().pooler()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "gpt2"})
    void readsModelsThatGoOnFromShardsAndFromPyTorch(String name) {
        LanguageModel model = Pretrained.language(Folders.of(name));
        Golden expected = expected(name);
        Tensor ids = expected.tensor("ids.0").unsqueeze(0);
        assertThat(model.tokenizer().ids(TEXTS.getFirst()))
                .isEqualTo(LongStream.of(ids.toLongArray()).mapToInt(id -> (int) id).toArray());
        try (var off = Gradient.off();
                var texts = model.net().begin(1)) {
            expected.closeTo(texts.next(ids).get(0), "scores", 1e-5);
        }
        assertThat(model.end()).hasValue(3);
        assertThat(model.goOn("the cat", Greedy.of(model.rules(4)))).startsWith("the cat");
    }

    @Test
    void findsTheSizeOfAResNetInItsShapes() {
        Random.seed(1);
        var nets =
                List.of(
                        ResNet.of(Block.BASIC, List.of(1, 2), 3, c -> c.width(4)),
                        ResNet.of(
                                Block.BOTTLENECK,
                                List.of(2, 1),
                                5,
                                c -> c.width(4).groups(2).middle(2).stem(Stem.SMALL).channels(1)));
        for (ResNet net : nets) {
            Path file = temporary.resolve("resnet.safetensors");
            Weights.save(net, file);
            net.eval();
            ResNet read = ((ImageClassifier) Pretrained.load(file)).net();
            Tensor x = Tensor.randn(1, net.state().get("conv1.weight").size(1), 32, 32);
            assertThat(read.forward(x).toDoubleArray()).isEqualTo(net.forward(x).toDoubleArray());
        }
    }

    @Test
    void refusesAFileThatIsNoResNet() {
        Path file = temporary.resolve("other.safetensors");
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put("conv1.weight", Tensor.zeros(1 << 20, 1, 1, 1));
        Safetensors.write(file, tensors);
        assertThatThrownBy(() -> Pretrained.resNet(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("other.safetensors: expected the weights of a ResNet")
                .hasMessageContaining("a weight layer1.0.conv1.weight, got none");
        tensors.put("layer1.0.conv1.weight", Tensor.zeros(1 << 20, 1, 1, 1));
        tensors.put("fc.weight", Tensor.zeros(1, 1));
        Safetensors.write(file, tensors);
        assertThatThrownBy(() -> Pretrained.resNet(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its shapes do not belong together");
    }

    @ParameterizedTest
    @CsvSource({
        "bert, model_type, '\"roberta\"', 'bert, llama or gpt2'",
        "bert, hidden_act, '\"mish\"', 'gelu, gelu_new, gelu_pytorch_tanh, relu, silu or swish'",
        "bert, position_embedding_type, '\"relative_key\"', absolute",
        "bert, is_decoder, true, false",
        "bert, secret, 1, entries that are known",
        "bert, auto_map, {}, entries that are known",
        "bert, quantization_config, {}, entries that are known",
        "bert, num_hidden_layers, 2.5, a whole number",
        "bert, vocab_size, null, a whole number",
        "llama, rope_scaling, '{\"type\": \"linear\", \"factor\": 2}', default",
        "llama, sliding_window, 7, entries that are known",
        "llama, hidden_act, '\"gelu\"', silu",
        "llama, mlp_bias, true, false",
        "llama, tie_word_embeddings, 1, true or false",
        "gpt2, activation_function, '\"relu\"', gelu_new or gelu_pytorch_tanh",
        "gpt2, scale_attn_by_inverse_layer_idx, true, false",
    })
    void refusesWhatWouldBeAnotherModel(String name, String entry, String value, String expected)
            throws IOException {
        Path folder = changed(name, entry, value);
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("config.json, entry '")
                .hasMessageContaining("expected " + expected + ", got ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        assertThatThrownBy(() -> Pretrained.load(temporary.resolve("none")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("got nothing at ");
        assertThatThrownBy(() -> Pretrained.load(temporary))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "expected model.safetensors or model.safetensors.index.json or pytorch_model.bin");
        Path folder = copy("bert");
        Files.delete(folder.resolve("tokenizer.json"));
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a file tokenizer.json");
        Files.delete(folder.resolve("config.json"));
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a file config.json");
    }

    @Test
    void refusesWeightsOfAnotherSize() throws IOException {
        Path folder = changed("bert", "vocab_size", "12345678");
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("model.safetensors: expected")
                .hasMessageContaining("numbers, as config.json says");
    }

    @Test
    void refusesSizesThatDoNotFitEachOther() throws IOException {
        Path folder = changed("llama", "num_key_value_heads", "3");
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("config.json: expected sizes that fit each other")
                .hasMessageContaining("a multiple of the keys' heads");
    }

    @Test
    void refusesWeightsOfWholeNumbers() throws IOException {
        Path folder = copy("bert");
        Path file = folder.resolve("model.safetensors");
        Map<String, Tensor> tensors = new TreeMap<>();
        Safetensors.read(file).forEach((name, x) -> tensors.put(name, x.copy()));
        tensors.computeIfPresent(
                "bert.encoder.layer.0.output.dense.weight", (_, x) -> x.to(DType.INT8));
        Safetensors.write(file, tensors);
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("model.safetensors: expected")
                .hasMessageContaining("expected floating-point numbers, got");
    }

    @Test
    void refusesWeightsThatDoNotFit() throws IOException {
        Path folder = changed("bert", "intermediate_size", "11");
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "model.safetensors: expected the weights of Bert(2 blocks of 8, 2 heads)")
                .hasMessageContaining("misshaped");
    }

    @Test
    void refusesATokenizerOfAnotherModel() throws IOException {
        Path folder = copy("bert");
        Path tokenizer = folder.resolve("tokenizer.json");
        String text =
                Files.readString(tokenizer).replace("\"dog\": 10", "\"dog\": 10, \"cow\": 11");
        Files.writeString(tokenizer, text);
        assertThatThrownBy(() -> Pretrained.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "tokenizer.json: expected 11 tokens at most, as the model knows, got 12");
    }

    @Test
    void readsTheLimitsOfSentenceEncoders() throws IOException {
        Path folder = copy("bert");
        Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 4}");
        assertThat(Pretrained.encoder(folder).longest()).isEqualTo(4);
        Files.createDirectory(folder.resolve("1_Pooling"));
        Files.writeString(
                folder.resolve("1_Pooling/config.json"),
                "{\"word_embedding_dimension\": 8, \"pooling_mode_cls_token\": true}");
        assertThatThrownBy(() -> Pretrained.encoder(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'pooling_mode_cls_token': expected false, got true");
    }

    @Test
    void saysWhichKindItIs() {
        assertThatThrownBy(() -> Pretrained.language(Folders.of("bert")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected a LanguageModel, got a SentenceEncoder");
    }
}
