package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What every reader of weight files owes whoever hands it a file, whatever is in it: the file loads,
/// or there is a [TensorException] of one line. The heap that it takes is bounded by a multiple of the
/// file's size, and every value of what it loads can be read.
public final class ReaderContract {
    private static final MemorySegment BUFFER = Arena.global().allocate(4 << 20, 64);
    private static final long HEAP_FOR_ALL = 1 << 20;
    private static final long HEAP_PER_BYTE =
            200; // an empty dictionary is one byte of a pickle and 56 of the heap
    private static final long MOST_VALUES = 1 << 16;

    /// The storages of `views.pt`, to which the pickles of [#pickle] may refer.
    private static final Map<String, byte[]> STORAGES =
            Map.of("0", new byte[96], "1", new byte[12], "2", new byte[48], "3", new byte[32]);

    static {
        Tensor.zeros(1).close(); // loads the native library, which takes heap of its own
    }

    private ReaderContract() {}

    /// The bytes are a safetensors file.
    public static void safetensors(byte[] bytes) {
        check(
                bytes,
                file -> {
                    try (Safetensors opened = Safetensors.open(file)) {
                        List<Tensor> tensors = opened.names().stream().map(opened::tensor).toList();
                        long total =
                                tensors.stream()
                                        .mapToLong(x -> x.elements() * x.dtype().bytes())
                                        .sum();
                        assertThat(total)
                                .as("bytes of all tensors")
                                .isLessThanOrEqualTo(bytes.length);
                        return tensors;
                    }
                });
    }

    /// The bytes are a PyTorch checkpoint.
    public static void checkpoint(byte[] bytes) {
        check(
                bytes,
                file -> {
                    List<Tensor> tensors = new ArrayList<>();
                    gather(TorchFile.read(file), tensors);
                    return tensors;
                });
    }

    /// The bytes are the pickle in a PyTorch checkpoint that is sound otherwise.
    public static void pickle(byte[] bytes) {
        try {
            checkpoint(HostileFile.archive(bytes, STORAGES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bytes are the index of some shards, all of which must lie in its folder.
    public static void index(byte[] bytes) {
        Path folder = Path.of("folder");
        check(
                bytes,
                file -> {
                    Shards.places(file)
                            .values()
                            .forEach(name ->
                                    assertThat(folder.resolve(name).normalize())
                                            .hasParentRaw(folder));
                    return List.of();
                });
    }

    private interface Reader {
        Collection<Tensor> read(FileMemory file);
    }

    private static void check(byte[] bytes, Reader reader) {
        if (bytes.length > BUFFER.byteSize()) {
            return; // larger than what the fuzzers make
        }
        FileMemory file =
                new FileMemory(
                        "Fuzz",
                        BUFFER.asSlice(0, bytes.length).copyFrom(MemorySegment.ofArray(bytes)),
                        true);
        long most = HEAP_FOR_ALL + HEAP_PER_BYTE * bytes.length;
        if (heap(file, reader) > most) { // maybe for classes that were loaded on the way
            assertThat(heap(file, reader)).as("bytes of heap").isLessThan(most);
        }
    }

    private static long heap(FileMemory file, Reader reader) {
        try (var scope = Scope.open()) {
            return Allocation.of(() -> readAndTouch(file, reader));
        }
    }

    private static void readAndTouch(FileMemory file, Reader reader) {
        try {
            reader.read(file).forEach(ReaderContract::touch);
        } catch (TensorException e) {
            assertThat(e.getMessage())
                    .doesNotContain("\n")
                    .hasSizeLessThan(600)
                    .matches(".+: expected .+, got .*; .+");
        }
    }

    /// Reads every value; a tensor that is expanded to more than its file holds is left as it is.
    private static void touch(Tensor tensor) {
        if (tensor.elements() <= MOST_VALUES) {
            MemorySegment values = tensor.contiguous().memory();
            long sum = 0;
            for (long i = 0; i < values.byteSize(); i++) {
                sum += values.get(ValueLayout.JAVA_BYTE, i);
            }
            assertThat(sum).isLessThan(Long.MAX_VALUE);
        }
    }

    private static void gather(TorchValue value, List<Tensor> tensors) {
        switch (value) {
            case TorchValue.OfTensor(Tensor tensor) -> tensors.add(tensor);
            case TorchValue.OfMap(Map<String, TorchValue> entries) ->
                    entries.values().forEach(inner -> gather(inner, tensors));
            case TorchValue.OfList(List<TorchValue> elements) ->
                    elements.forEach(inner -> gather(inner, tensors));
            default -> {}
        }
    }
}
