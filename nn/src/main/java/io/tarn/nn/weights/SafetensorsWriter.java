package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The writing of a safetensors file. Equal tensors and metadata give equal bytes: tensors lie by
/// falling element size, which aligns them all, and then by name.
final class SafetensorsWriter {
    private static final Map<DType, String> NAMES =
            SafetensorsHeader.TYPES.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final long PIECE = 64 << 20; // a buffer cannot span 2 GiB

    private final String who;
    private final List<Map.Entry<String, Tensor>> tensors;
    private final Map<String, String> metadata;

    SafetensorsWriter(String who, Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.who = who;
        this.tensors =
                tensors.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, Tensor> e) ->
                                                -e.getValue().dtype().bytes())
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        this.metadata = new TreeMap<>(metadata);
    }

    void write(Path path) {
        byte[] header = header().getBytes(StandardCharsets.UTF_8);
        if (header.length > SafetensorsHeader.LONGEST) {
            throw TensorException.of(
                    who,
                    "names and metadata up to %d bytes".formatted(SafetensorsHeader.LONGEST),
                    header.length + " bytes",
                    "shorten them, or write shards");
        }
        AtomicFile.write(
                who,
                path,
                channel -> {
                    ByteBuffer length =
                            ByteBuffer.allocate(8)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .putLong(0, header.length);
                    writeFully(channel, length);
                    writeFully(channel, ByteBuffer.wrap(header));
                    for (Map.Entry<String, Tensor> entry : tensors) {
                        write(channel, entry.getValue());
                    }
                });
    }

    private static void write(FileChannel channel, Tensor tensor) throws IOException {
        try (var scope = Scope.open()) {
            MemorySegment bytes = tensor.detach().to(Device.CPU).contiguous().memory();
            for (long start = 0; start < bytes.byteSize(); start += PIECE) {
                long size = Math.min(PIECE, bytes.byteSize() - start);
                writeFully(channel, bytes.asSlice(start, size).asByteBuffer());
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The JSON, filled up with spaces so that the data begins at a multiple of 8.
    private String header() {
        StringJoiner members = new StringJoiner(",", "{", "}");
        if (!metadata.isEmpty()) {
            StringJoiner texts = new StringJoiner(",", "{", "}");
            metadata.forEach((key, value) -> texts.add(quote(key) + ":" + quote(value)));
            members.add(quote(SafetensorsHeader.METADATA) + ":" + texts);
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> entry : tensors) {
            Tensor tensor = entry.getValue();
            long end = begin + tensor.elements() * tensor.dtype().bytes();
            members.add(
                    "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(name(entry), type(entry), sizes(tensor), begin, end));
            begin = end;
        }
        String json = members.toString();
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        return json + " ".repeat(-bytes & 7);
    }

    private String name(Map.Entry<String, Tensor> entry) {
        if (entry.getKey().equals(SafetensorsHeader.METADATA)) {
            throw TensorException.of(
                    who,
                    "names of tensors",
                    SafetensorsHeader.METADATA,
                    "the format keeps that name");
        }
        return quote(entry.getKey());
    }

    private String type(Map.Entry<String, Tensor> entry) {
        String type = NAMES.get(entry.getValue().dtype());
        if (type == null) {
            throw TensorException.of(
                    who + " " + entry.getKey(),
                    "a type that the format has",
                    entry.getValue().dtype(),
                    "save real and imaginary parts, or convert it");
        }
        return type;
    }

    private static String sizes(Tensor tensor) {
        return tensor.shape().toString().replace(" ", "");
    }

    private String quote(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw TensorException.of(
                    who, "text in whole characters", "half of one", "check the name or metadata");
        }
        return JsonReader.quote(text);
    }
}
