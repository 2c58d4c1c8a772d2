package io.tarn.nn.weights;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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
    private static final long LONGEST_PICKLE = 64 << 20;
    private static final byte[] LITTLE = "little".getBytes(StandardCharsets.US_ASCII);
    private static final ValueLayout.OfLong FIRST_BYTES =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private TorchFile() {}

    /// Everything in the file.
    public static TorchValue read(Path path) {
        FileMemory file = FileMemory.map("TorchFile", path);
        checkKind(file);
        Map<String, ZipDirectory.Entry> entries = ZipDirectory.read(file.who(), file.bytes());
        String prefix = prefix(file.who(), entries);
        checkByteOrder(file, entries.get(prefix + "/byteorder"));
        ZipDirectory.Entry pickle = entries.get(prefix + "/data.pkl");
        if (pickle.size() > LONGEST_PICKLE) {
            throw TensorException.of(
                    file.who(),
                    "a pickle up to %d bytes".formatted(LONGEST_PICKLE),
                    pickle.size(),
                    "save tensors, not lists of numbers");
        }
        return read(file, entries, prefix, bytes(file, pickle));
    }

    private static TorchValue read(
            FileMemory file, Map<String, ZipDirectory.Entry> entries, String prefix, byte[] pickle) {
        try (var scope = Scope.open()) {
            TorchStorages storages = new TorchStorages(file, entries, prefix);
            TorchNames names = new TorchNames(file.who(), storages);
            TorchValue root = TorchTree.of(file.who(), new PickleMachine(file.who(), pickle, names, storages).run());
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
        List<Map.Entry<String, TorchValue>> inner = ((TorchValue.OfMap) value).entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof TorchValue.OfMap map && !map.tensors().isEmpty())
                .toList();
        if (inner.size() != 1) {
            throw TensorException.of(
                    "TorchFile(%s)".formatted(path.getFileName()),
                    "one map of tensors",
                    inner.isEmpty() ? "none" : JsonReader.list(inner.stream().map(Map.Entry::getKey).toList()),
                    "choose one: TorchFile.tensors(path, key)");
        }
        return inner.getFirst().getValue().tensors();
    }

    /// Names the other formats that go by the same file names.
    private static void checkKind(FileMemory file) {
        long first = file.bytes().byteSize() < 8 ? 0 : file.bytes().get(FIRST_BYTES, 0);
        boolean zip = first >>> 32 == 0x504B_0304L;
        boolean legacy = first == 0x8002_8A0A_6CFC_9C46L; // the magic number of PyTorch before 1.6, as a pickle
        if (!zip) {
            throw TensorException.of(
                    file.who(),
                    "a zip checkpoint as PyTorch writes since 1.6",
                    legacy ? "the format of older versions" : "another kind of file",
                    legacy
                            ? "convert it in Python: torch.save(torch.load(path, weights_only=True), path)"
                            : "check that it is a checkpoint and complete");
        }
    }

    /// The folder in the archive that holds everything.
    private static String prefix(String who, Map<String, ZipDirectory.Entry> entries) {
        List<String> pickles = entries.keySet().stream()
                .filter(name -> name.indexOf('/') > 0 && name.substring(name.indexOf('/')).equals("/data.pkl"))
                .toList();
        if (pickles.size() != 1) {
            throw TensorException.of(
                    who, "one data.pkl in the archive", pickles.size(), "check that it is a PyTorch checkpoint");
        }
        String prefix = pickles.getFirst().substring(0, pickles.getFirst().indexOf('/'));
        if (entries.containsKey(prefix + "/constants.pkl")) {
            throw TensorException.of(
                    who, "saved tensors", "a TorchScript program", "save its state_dict() with torch.save");
        }
        return prefix;
    }

    private static void checkByteOrder(FileMemory file, ZipDirectory.Entry order) {
        // PyTorch before 2.1 wrote little-endian files without saying so
        if (order != null) {
            order.requirePlain(file.who());
        }
        if (order != null && (order.size() != LITTLE.length || !Arrays.equals(bytes(file, order), LITTLE))) {
            throw TensorException.of(
                    file.who(), "little-endian numbers", "others", "save it again on a little-endian machine");
        }
    }

    private static byte[] bytes(FileMemory file, ZipDirectory.Entry entry) {
        entry.requirePlain(file.who());
        return file.bytes().asSlice(entry.start(), entry.size()).toArray(ValueLayout.JAVA_BYTE);
    }
}
