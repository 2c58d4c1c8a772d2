package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A whole file as memory, whose pages come from the disk when they are touched.
///
/// The pages are mapped privately, so a tensor over them may be changed in place: the change stays
/// in this process and never reaches the file. Java grants that only for files that may be written;
/// tensors of other files are copied. The mapping lasts until the collector finds that no tensor
/// needs it any more. A file must not be cut short while it is mapped; replacing it is fine.
///
/// @param who the reader and the file, for messages
/// @param changeable whether tensors may lie directly over the pages
record FileMemory(String who, MemorySegment bytes, boolean changeable) {
    /// Maps `path` for `reader`.
    static FileMemory map(String reader, Path path) {
        String who = "%s(%s)".formatted(reader, path.getFileName());
        if (!Files.isRegularFile(path)) {
            String got = Files.isDirectory(path) ? "a folder" : Files.exists(path) ? "something else" : "nothing at " + path;
            throw TensorException.of(who, "a file", got, "check the path");
        }
        boolean changeable = Files.isWritable(path);
        try (FileChannel channel = changeable
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, StandardOpenOption.READ)) {
            MapMode mode = changeable ? MapMode.PRIVATE : MapMode.READ_ONLY;
            return new FileMemory(who, channel.map(mode, 0, channel.size(), Arena.ofAuto()), changeable);
        } catch (IOException e) {
            throw TensorException.of(who, "a file that can be read", e.toString(), "check the path and its permissions");
        }
    }

    /// A tensor over the bytes from `offset` on; the caller has checked that they are there.
    Tensor tensor(long offset, DType type, Shape shape) {
        long size = Math.multiplyExact(shape.elements(), type.bytes());
        if (size == 0) {
            return Tensor.empty(shape, type);
        }
        MemorySegment part = bytes.asSlice(offset, size);
        if (changeable && part.address() % type.bytes() == 0) {
            return Tensor.of(part, type, shape.toArray());
        }
        Tensor copy = Tensor.empty(shape, type);
        copy.memory().copyFrom(part);
        return copy;
    }
}
