package io.tarn.nn.weights;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Weights too large for one file: several safetensors files in a folder, and `model.safetensors.index.json`,
/// which says where each tensor lies.
///
/// ```java
/// Shards.write(folder, net.state(), 5L << 30);
/// net.load(Shards.read(folder));
/// ```
public final class Shards {
    private static final String INDEX = "model.safetensors.index.json";
    private static final Pattern OWN_NAME =
            Pattern.compile("model(-v\\d+)?-\\d{5}-of-\\d{5}\\.safetensors");

    private Shards() {}

    /// Every tensor that an index names. `path` is the index, or the folder it lies in.
    public static Map<String, Tensor> read(Path path) {
        Path index = Files.isDirectory(path) ? path.resolve(INDEX) : path;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        byFile(places(index))
                .forEach((name, keys) -> {
                    try (Safetensors shard = Safetensors.open(index.resolveSibling(name))) {
                        keys.forEach(key -> tensors.put(key, shard.tensor(key)));
                    }
                });
        return tensors;
    }

    /// Writes `tensors` into files of at most `largest` bytes of data each; a larger tensor has a file of
    /// its own. The index takes the place of an older one in one step after all files are written, and
    /// the older one's files are removed then, if they are named as here.
    public static void write(Path folder, Map<String, Tensor> tensors, long largest) {
        String who = "Shards.write(%s)".formatted(folder.getFileName());
        if (largest <= 0) {
            throw TensorException.of(who, "a size above 0", largest, "give it in bytes: 5L << 30");
        }
        Path index = folder.resolve(INDEX);
        Set<String> old =
                Files.exists(index) ? new LinkedHashSet<>(places(index).values()) : Set.of();
        List<Map<String, Tensor>> parts = parts(tensors, largest);
        String stem = freeStem(folder, parts.size());
        Map<String, String> places = new TreeMap<>();
        boolean complete = false;
        try {
            for (int i = 0; i < parts.size(); i++) {
                String file = name(stem, i, parts.size());
                parts.get(i).keySet().forEach(key -> places.put(key, file));
                Safetensors.write(folder.resolve(file), parts.get(i));
            }
            writeIndex(who, index, places, tensors);
            complete = true;
        } finally {
            if (!complete) {
                Set.copyOf(places.values()).forEach(file -> remove(who, folder.resolve(file)));
            }
        }
        old.stream()
                .filter(file -> OWN_NAME.matcher(file).matches())
                .forEach(file -> remove(who, folder.resolve(file)));
    }

    private static void writeIndex(
            String who, Path index, Map<String, String> places, Map<String, Tensor> tensors) {
        long total = tensors.values().stream().mapToLong(Shards::bytes).sum();
        byte[] json = json(places, total).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(
                who,
                index,
                channel -> {
                    ByteBuffer bytes = ByteBuffer.wrap(json);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                });
    }

    private static Map<String, String> places(Path index) {
        return places(FileMemory.map("Shards", index));
    }

    /// The file of each tensor, as an index tells it.
    static Map<String, String> places(FileMemory file) {
        if (file.bytes().byteSize() > SafetensorsHeader.LONGEST) {
            throw TensorException.of(
                    file.who(),
                    "an index of at most %d bytes".formatted(SafetensorsHeader.LONGEST),
                    file.bytes().byteSize(),
                    "check that it is an index");
        }
        String text = SafetensorsHeader.text(file.who(), file.bytes());
        JsonReader json = new JsonReader(file.who(), text);
        Map<String, String> places = new LinkedHashMap<>();
        json.object(field -> {
            if (field.equals("weight_map")) {
                json.object(key -> places.put(key, checked(file.who(), json.string())));
            } else {
                json.skip();
            }
        });
        json.end();
        return places;
    }

    /// The name of a file in the folder of the index and nowhere else.
    private static String checked(String who, String name) {
        boolean plain =
                name.endsWith(".safetensors") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
        try {
            plain = plain && Path.of(name).getNameCount() == 1 && Path.of(name).getRoot() == null;
        } catch (InvalidPathException e) {
            plain = false;
        }
        if (!plain) {
            throw TensorException.of(
                    who,
                    "names of safetensors files in its folder",
                    "«" + Excerpt.of(name) + "»",
                    "the index is damaged or hostile");
        }
        return name;
    }

    private static Map<String, List<String>> byFile(Map<String, String> places) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        places.forEach(
                (key, file) -> keys.computeIfAbsent(file, absent -> new ArrayList<>()).add(key));
        return keys;
    }

    private static List<Map<String, Tensor>> parts(Map<String, Tensor> tensors, long largest) {
        List<Map<String, Tensor>> parts = new ArrayList<>();
        long room = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long bytes = bytes(entry.getValue());
            if (parts.isEmpty() || bytes > room) {
                parts.add(new LinkedHashMap<>());
                room = largest;
            }
            parts.getLast().put(entry.getKey(), entry.getValue());
            room -= bytes;
        }
        return parts;
    }

    /// The common part of names that no file has yet, so that what an older index names stays whole.
    private static String freeStem(Path folder, int count) {
        String stem = "model";
        for (int version = 2; isTaken(folder, stem, count); version++) {
            stem = "model-v" + version;
        }
        return stem;
    }

    private static boolean isTaken(Path folder, String stem, int count) {
        for (int i = 0; i < count; i++) {
            if (Files.exists(folder.resolve(name(stem, i, count)))) {
                return true;
            }
        }
        return false;
    }

    private static String name(String stem, int index, int count) {
        return "%s-%05d-of-%05d.safetensors".formatted(stem, index + 1, count);
    }

    private static String json(Map<String, String> places, long total) {
        StringJoiner map = new StringJoiner(",\n    ", "{\n    ", "\n  }");
        places.forEach(
                (key, file) -> map.add(JsonReader.quote(key) + ": " + JsonReader.quote(file)));
        return "{\n  \"metadata\": {\"total_size\": %d},\n  \"weight_map\": %s\n}\n"
                .formatted(total, map);
    }

    private static long bytes(Tensor tensor) {
        return tensor.elements() * tensor.dtype().bytes();
    }

    private static void remove(String who, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw TensorException.of(
                    who, "to remove the older " + file.getFileName(), e, "remove it by hand");
        }
    }
}
