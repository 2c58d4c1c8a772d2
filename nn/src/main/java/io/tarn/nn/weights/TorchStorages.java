package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The storages of a PyTorch checkpoint and the tensors over them. A storage is read once, however
/// many tensors share it.
final class TorchStorages {
    /// A flat run of numbers.
    record Storage(Tensor flat, DType type, long count) {}

    private static final long LARGEST_VIEW =
            1L << 40; // bytes; expanded tensors are larger than their storage

    private final TorchArchive archive;
    private final Map<String, Storage> storages = new HashMap<>();

    TorchStorages(TorchArchive archive) {
        this.archive = archive;
    }

    /// The storage that ("storage", type, key, location, count) names.
    Storage storage(Object reference) {
        if (!(reference instanceof PickleMachine.Tuple(List<Object> parts))
                || parts.size() != 5
                || !"storage".equals(parts.get(0))
                || !(parts.get(1) instanceof TorchNames.StorageType(DType type))
                || !(parts.get(2) instanceof String key)
                || !(parts.get(4) instanceof Long count)) {
            throw damaged("a reference to a storage", "something else");
        }
        Storage known = storages.get(key);
        if (known != null && (known.type != type || known.count != count)) {
            throw damaged(
                    "storage %s of %d %s again".formatted(key, known.count, known.type),
                    count + " " + type);
        }
        return known != null
                ? known
                : storages.computeIfAbsent(key, absent -> load(absent, type, count));
    }

    private Storage load(String key, DType type, long count) {
        ZipDirectory.Entry entry =
                archive.entry("data/" + key)
                        .orElseThrow(
                                () -> damaged("an entry for storage " + Excerpt.of(key), "none"));
        if (entry.size() % type.bytes() != 0 || entry.size() / type.bytes() != count) {
            throw damaged(
                    "%d numbers of %s in storage %s".formatted(count, type, Excerpt.of(key)),
                    entry.size() + " bytes");
        }
        return new Storage(
                archive.file().tensor(entry.start(), type, Shape.of(count)), type, count);
    }

    /// A tensor over a storage, wherever its strides lead inside.
    Tensor view(Storage storage, long offset, long[] sizes, long[] strides) {
        long bytes = ByteCount.of(archive.who(), storage.type, sizes);
        if (bytes > LARGEST_VIEW || offset < 0 || sizes.length != strides.length) {
            throw outside(storage, offset, sizes, strides);
        }
        if (bytes == 0) {
            return Tensor.empty(Shape.of(sizes), storage.type);
        }
        long last = offset;
        for (int i = 0; i < sizes.length; i++) {
            long steps = sizes[i] - 1;
            boolean reachable =
                    steps == 0
                            || (strides[i] >= 0
                                    && strides[i] <= (storage.count - 1 - last) / steps);
            if (last >= storage.count || !reachable) {
                throw outside(storage, offset, sizes, strides);
            }
            last += steps == 0 ? 0 : steps * strides[i];
        }
        if (last >= storage.count) {
            throw outside(storage, offset, sizes, strides);
        }
        return storage.flat.asStrided(sizes, strides, offset);
    }

    private TensorException outside(Storage storage, long offset, long[] sizes, long[] strides) {
        return damaged(
                "a tensor inside its storage of %d numbers".formatted(storage.count),
                "shape %s, strides %s, offset %d"
                        .formatted(
                                Excerpt.of(Arrays.toString(sizes)),
                                Excerpt.of(Arrays.toString(strides)),
                                offset));
    }

    private TensorException damaged(String expected, String got) {
        return TensorException.of(archive.who(), expected, got, "the file is damaged");
    }
}
