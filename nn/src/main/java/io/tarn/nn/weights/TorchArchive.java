package io.tarn.nn.weights;

import io.tarn.tensor.TensorException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The zip archive of a PyTorch checkpoint: one folder that holds a pickle, the storages that it refers
/// to, and a note of their byte order.
record TorchArchive(FileMemory file, Map<String, ZipDirectory.Entry> entries, String folder) {
    private static final long LONGEST_PICKLE = 64 << 20;
    private static final byte[] LITTLE = "little".getBytes(StandardCharsets.US_ASCII);
    private static final ValueLayout.OfLong FIRST_BYTES =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    static TorchArchive open(FileMemory file) {
        checkKind(file);
        Map<String, ZipDirectory.Entry> entries = ZipDirectory.read(file.who(), file.bytes());
        TorchArchive archive = new TorchArchive(file, entries, folder(file.who(), entries));
        archive.checkContent();
        return archive;
    }

    String who() {
        return file.who();
    }

    /// An entry of the folder, which must lie there as it is.
    Optional<ZipDirectory.Entry> entry(String name) {
        Optional<ZipDirectory.Entry> entry = Optional.ofNullable(entries.get(folder + "/" + name));
        entry.filter(found -> !found.plain())
                .ifPresent(packed -> {
                    throw TensorException.of(
                            who(),
                            "entries stored as they are",
                            Excerpt.of(packed.name()) + ", compressed or encrypted",
                            "write the file with torch.save, and do not pack it again");
                });
        return entry;
    }

    byte[] pickle() {
        ZipDirectory.Entry pickle = entry("data.pkl").orElseThrow(); // by it the folder was found
        if (pickle.size() > LONGEST_PICKLE) {
            throw TensorException.of(
                    who(),
                    "a pickle up to %d bytes".formatted(LONGEST_PICKLE),
                    pickle.size(),
                    "save tensors, not lists of numbers");
        }
        return bytes(pickle);
    }

    private byte[] bytes(ZipDirectory.Entry entry) {
        return file.bytes().asSlice(entry.start(), entry.size()).toArray(ValueLayout.JAVA_BYTE);
    }

    /// Names the other formats that go by the same file names.
    private static void checkKind(FileMemory file) {
        long first = file.bytes().byteSize() < 8 ? 0 : file.bytes().get(FIRST_BYTES, 0);
        boolean zip = first >>> 32 == 0x504B_0304L;
        boolean legacy =
                first == 0x8002_8A0A_6CFC_9C46L; // the magic number of PyTorch before 1.6, as a
        // pickle
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

    /// The folder that holds everything.
    private static String folder(String who, Map<String, ZipDirectory.Entry> entries) {
        List<String> folders =
                entries.keySet().stream()
                        .filter(name -> name.endsWith("/data.pkl"))
                        .map(name -> name.substring(0, name.length() - "/data.pkl".length()))
                        .filter(folder -> folder.indexOf('/') < 0)
                        .toList();
        if (folders.size() != 1) {
            throw TensorException.of(
                    who,
                    "one data.pkl in the archive",
                    folders.size(),
                    "check that it is a PyTorch checkpoint");
        }
        return folders.getFirst();
    }

    private void checkContent() {
        if (entries.containsKey(folder + "/constants.pkl")) {
            throw TensorException.of(
                    who(),
                    "saved tensors",
                    "a TorchScript program",
                    "save its state_dict() with torch.save");
        }
        // PyTorch before 2.1 wrote little-endian files without saying so
        boolean little =
                entry("byteorder")
                        .map(order ->
                                order.size() == LITTLE.length
                                        && Arrays.equals(bytes(order), LITTLE))
                        .orElse(true);
        if (!little) {
            throw TensorException.of(
                    who(),
                    "little-endian numbers",
                    "others",
                    "save it again on a little-endian machine");
        }
    }
}
