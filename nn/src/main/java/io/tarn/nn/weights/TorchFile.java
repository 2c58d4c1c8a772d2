package io.tarn.nn.weights;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A checkpoint that PyTorch wrote with `torch.save`: `.pt`, `.pth` or `.bin`.
///
/// ```java
/// net.load(TorchFile.tensors(Path.of("resnet18.pth")));
/// net.load(TorchFile.tensors(Path.of("checkpoint.pt"), "model"));
/// long epoch = TorchFile.read(Path.of("checkpoint.pt")).at("epoch").whole();
/// ```
///
/// Such files are programs for Python's pickle machine. The machine here can build tensors and plain
/// containers and nothing else; a file that names any other function is refused with that name.
/// Tensors lie over the mapped file as in [Safetensors], and share memory where they did when saved.
public final class TorchFile {
    private TorchFile() {}

    /// Everything in the file.
    public static TorchValue read(Path path) {
        return read(FileMemory.map("TorchFile", path));
    }

    static TorchValue read(FileMemory file) {
        TorchArchive archive = TorchArchive.open(file);
        try (var scope = Scope.open()) {
            TorchStorages storages = new TorchStorages(archive);
            TorchNames names = new TorchNames(archive.who(), storages);
            PickleMachine machine =
                    new PickleMachine(archive.who(), archive.pickle(), names, storages);
            TorchValue root = TorchTree.of(archive.who(), machine.run());
            names.tensors().forEach(scope::keep);
            return root;
        }
    }

    /// The tensors of the map at `keys`. Without keys: those of the whole file, or if it holds none
    /// beside its inner maps, those of the one inner map that has some.
    public static Map<String, Tensor> tensors(Path path, String... keys) {
        TorchValue value = read(path).at(keys);
        Map<String, Tensor> tensors = value.tensors();
        if (!tensors.isEmpty() || keys.length > 0) {
            return tensors;
        }
        List<Map.Entry<String, TorchValue>> inner =
                ((TorchValue.OfMap) value)
                        .entries().entrySet().stream()
                                .filter(entry ->
                                        entry.getValue() instanceof TorchValue.OfMap map
                                                && !map.tensors().isEmpty())
                                .toList();
        if (inner.size() != 1) {
            throw TensorException.of(
                    "TorchFile(%s)".formatted(path.getFileName()),
                    "one map of tensors",
                    inner.isEmpty()
                            ? "none"
                            : Excerpt.list(inner.stream().map(Map.Entry::getKey).toList()),
                    "choose one: TorchFile.tensors(path, key)");
        }
        return inner.getFirst().getValue().tensors();
    }
}
