package io.tarn.nn.weights;

import io.tarn.nn.LoadReport;
import io.tarn.nn.Net;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The way of weights between nets and files of any kind that Tarn reads.
///
/// ```java
/// Weights.save(net, Path.of("net.safetensors"));
/// Weights.load(net, Path.of("net.safetensors"));
/// System.out.println(Weights.loadPartly(net, Path.of("resnet18.pth"), KeyMap.strip("module.")));
/// ```
///
/// A parameter that a net reaches by several names is saved once, under the first. A file may hold it
/// under any of its names, or under all if the values agree.
public final class Weights {
    private static final List<String> CHECKPOINTS = List.of(".pt", ".pth", ".bin", ".ckpt");

    private Weights() {}

    /// The tensors of a folder or index of shards, of a PyTorch checkpoint (`.pt`, `.pth`, `.bin`, `.ckpt`), or
    /// of a safetensors file (any other name).
    public static Map<String, Tensor> read(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path) || name.endsWith(".json")) {
            return Shards.read(path);
        }
        boolean checkpoint = CHECKPOINTS.stream().anyMatch(name::endsWith);
        return checkpoint ? TorchFile.tensors(path) : Safetensors.read(path);
    }

    /// Copies a file into a net. Every tensor of the net must be there with the right shape, and no other.
    public static void load(Net net, Path path) {
        load(net, path, KeyMap.SAME);
    }

    public static void load(Net net, Path path, KeyMap keys) {
        try (var scope = Scope.open()) {
            net.load(keys.apply(read(path)));
        }
    }

    /// Copies in what fits, and reports it and the rest.
    public static LoadReport loadPartly(Net net, Path path) {
        return loadPartly(net, path, KeyMap.SAME);
    }

    public static LoadReport loadPartly(Net net, Path path, KeyMap keys) {
        try (var scope = Scope.open()) {
            return net.loadPartly(keys.apply(read(path)));
        }
    }

    /// Writes the parameters and buffers of a net to a safetensors file, in one step.
    public static void save(Net net, Path path) {
        try (var scope = Scope.open()) {
            Safetensors.write(path, net.state());
        }
    }
}
