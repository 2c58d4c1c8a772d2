package io.tarn.nn.weights;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A safetensors file: named tensors that are read without a copy and without running anything.
///
/// ```java
/// Safetensors.write(path, net.state());
/// net.load(Safetensors.read(path));
///
/// try (var file = Safetensors.open(path)) {              // one tensor of many
///     Tensor table = file.tensor("embedding.weight");
/// }
/// ```
///
/// Tensors lie over the mapped file where its alignment allows, and are copied where not. They may be
/// changed in place, which never reaches the file, and they outlive [#close].
public final class Safetensors implements AutoCloseable {
    private final FileMemory file;
    private final SafetensorsHeader header;
    private boolean closed;

    private Safetensors(FileMemory file) {
        this.file = file;
        this.header = SafetensorsHeader.read(file.who(), file.bytes());
    }

    /// Reads the table of contents; the tensors are read as they are asked for.
    public static Safetensors open(Path path) {
        return open(FileMemory.map("Safetensors", path));
    }

    static Safetensors open(FileMemory file) {
        return new Safetensors(file);
    }

    /// Every tensor of a file, in the order of its table of contents.
    public static Map<String, Tensor> read(Path path) {
        try (Safetensors file = open(path)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            file.names().forEach(name -> tensors.put(name, file.tensor(name)));
            return tensors;
        }
    }

    /// Writes a file in one step: it holds all tensors, or what it held before. Equal tensors give
    /// equal bytes. Tensors that share memory are written one by one.
    public static void write(Path path, Map<String, Tensor> tensors) {
        write(path, tensors, Map.of());
    }

    /// The same, with free texts beside the tensors.
    public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
        new SafetensorsWriter(
                        "Safetensors.write(%s)".formatted(path.getFileName()), tensors, metadata)
                .write(path);
    }

    /// The names in the order of the table of contents.
    public Set<String> names() {
        return Collections.unmodifiableSet(header.tensors().keySet());
    }

    /// The free texts that were saved beside the tensors.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    /// Type, shape and place of a tensor, without touching its values.
    public TensorInfo info(String name) {
        TensorInfo info = header.tensors().get(name);
        if (info == null) {
            throw TensorException.of(
                    file.who(),
                    "one of %d names".formatted(names().size()),
                    Excerpt.of(name),
                    "see names()");
        }
        return info;
    }

    public Tensor tensor(String name) {
        if (closed) {
            throw TensorException.of(
                    file.who(), "an open file", "a closed one", "read " + name + " before close()");
        }
        TensorInfo info = info(name);
        return file.tensor(header.dataStart() + info.begin(), info.dtype(), info.shape());
    }

    /// Ends the reading; the tensors read so far stay valid.
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "%s: %d tensors".formatted(file.who(), names().size());
    }
}
