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
/// in this process and never reaches the file. Java grants that only for files that may be written,
/// and systems only for what could fit into memory; tensors of other files are copied. The mapping
/// lasts until the collector finds that no tensor needs it any more. A file must not be cut short
/// while it is mapped; replacing it is fine.
///
/// @param who the reader and the file, for messages
/// @param changeable whether tensors may lie directly over the pages
record FileMemory(String who, MemorySegment bytes, boolean changeable) {
    /// Maps `path` for `reader`.
    static FileMemory map(String reader, Path path) {
        String who = "%s(%s)".formatted(reader, path.getFileName());
        if (!Files.isRegularFile(path)) {
            String got =
                    Files.isDirectory(path)
                            ? "a folder"
                            : Files.exists(path) ? "something else" : "nothing at " + path;
            throw TensorException.of(who, "a file", got, "check the path");
        }
        try {
            return new FileMemory(who, privatePages(path), true);
        } catch (IOException e) {
            // what stands in the way of reading too shows in the second attempt
            return new FileMemory(who, readOnlyPages(who, path), false);
        }
    }

    private static MemorySegment privatePages(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.PRIVATE, 0, channel.size(), Arena.ofAuto());
        }
    }

    private static MemorySegment readOnlyPages(String who, Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            TensorException failure =
                    TensorException.of(
                            who,
                            "a file that can be read",
                            e,
                            "check the path and its permissions");
            failure.initCause(e);
            throw failure;
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
