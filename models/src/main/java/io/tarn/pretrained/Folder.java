package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.nn.Net;
import io.tarn.nn.weights.KeyMap;
import io.tarn.nn.weights.Weights;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of Hugging Face.
///
/// @param path where it lies
/// @param weights the file that holds the weights, or tells which files do
record Folder(Path path, Path weights) {
    private static final List<String> USUAL =
            List.of("model.safetensors", "model.safetensors.index.json", "pytorch_model.bin");

    static Folder of(Path path) {
        if (!Files.isDirectory(path)) {
            throw DataException.of(
                    "Pretrained",
                    "a folder with config.json, tokenizer.json and weights",
                    Files.exists(path) ? "something else at " + path : "nothing at " + path,
                    "check the path");
        }
        return new Folder(path, weights(path));
    }

    private static Path weights(Path path) {
        for (String name : USUAL) {
            if (Files.isRegularFile(path.resolve(name))) {
                return path.resolve(name);
            }
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> others =
                    files.filter(it -> it.toString().endsWith(".safetensors")).sorted().toList();
            if (others.size() == 1) {
                return others.getFirst();
            }
            throw DataException.of(
                    "Pretrained " + path,
                    String.join(" or ", USUAL),
                    others.isEmpty() ? "none" : others.stream().map(Path::getFileName).toList(),
                    others.isEmpty() ? "download the weights too" : "leave one of them there");
        } catch (IOException e) {
            throw DataException.unreadable("Pretrained", path, e);
        }
    }

    ConfigFile config() {
        return ConfigFile.read(file("config.json"));
    }

    /// @param vocabulary tokens that the net knows
    Tokenizer tokenizer(long vocabulary) {
        Path file = file("tokenizer.json");
        Tokenizer tokenizer = Tokenizer.read(file);
        if (tokenizer.size() > vocabulary) {
            throw DataException.of(
                    file.toString(),
                    "%,d tokens at most, as the model knows".formatted(vocabulary),
                    "%,d".formatted(tokenizer.size()),
                    "take the tokenizer of this model");
        }
        return tokenizer;
    }

    private Path file(String name) {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw DataException.of(
                    "Pretrained " + path, "a file " + name, "none", "download it with the weights");
        }
        return file;
    }

    /// Refuses a configuration that asks for more numbers than there are, before room is made for them.
    void hasRoomFor(long parameters) {
        try (var scope = Scope.open()) {
            long numbers =
                    Weights.read(weights).values().stream().mapToLong(Tensor::elements).sum();
            if (numbers < parameters) {
                throw DataException.of(
                        weights.toString(),
                        "%,d numbers, as config.json says".formatted(parameters),
                        "%,d".formatted(numbers),
                        "take the weights and config.json of one model");
            }
        }
    }

    /// Fills a net, in evaluation mode; every tensor of it must be there, and no other.
    ///
    /// @param prepare makes the names and shapes of the net of those in the file
    <N extends Net> N fill(N net, UnaryOperator<Map<String, Tensor>> prepare) {
        try (var scope = Scope.open()) {
            Map<String, Tensor> tensors = prepare.apply(Weights.read(weights));
            tensors.forEach(Folder::requireFloats);
            net.load(tensors);
        } catch (TensorException e) {
            throw DataException.of(
                    weights.toString(),
                    "the weights of " + net,
                    String.valueOf(e.getMessage()),
                    "take the weights and config.json of one model",
                    e);
        }
        net.eval();
        return net;
    }

    /// Whole numbers are weights in a form of their own, such as eight bits and a factor.
    private static void requireFloats(String name, Tensor tensor) {
        if (!tensor.dtype().isFloatingPoint()) {
            throw TensorException.of(
                    name,
                    "floating-point numbers",
                    tensor.dtype(),
                    "take weights as they were learned");
        }
    }

    /// The names of the tensors in the files.
    Set<String> names() {
        try (var scope = Scope.open()) {
            return Set.copyOf(Weights.read(weights).keySet());
        }
    }

    /// Leaves out a second name of a tensor, under which the file must hold the same.
    static Map<String, Tensor> untied(Map<String, Tensor> tensors, String name, String first) {
        Tensor second = tensors.get(name);
        Tensor table = tensors.get(first);
        if (second == null || table == null) {
            return tensors;
        }
        if (!second.shape().equals(table.shape()) || !second.sameAs(table)) {
            throw TensorException.of(
                    name, "the values of " + first, "others", "tie_word_embeddings must be false");
        }
        return KeyMap.SAME.drop(Pattern.quote(name)).apply(tensors);
    }
}
