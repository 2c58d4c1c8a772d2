package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.TensorException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// The table of contents of a safetensors file: eight bytes of length, then JSON, then the data.
///
/// @param dataStart where the data begins, counted from the start of the file
record SafetensorsHeader(
        Map<String, TensorInfo> tensors, Map<String, String> metadata, long dataStart) {
    static final String METADATA = "__metadata__";
    static final long LONGEST = 100_000_000; // as in the reference implementation
    static final Map<String, DType> TYPES =
            Map.ofEntries(
                    Map.entry("F64", DType.FLOAT64),
                    Map.entry("F32", DType.FLOAT32),
                    Map.entry("F16", DType.FLOAT16),
                    Map.entry("BF16", DType.BFLOAT16),
                    Map.entry("I64", DType.INT64),
                    Map.entry("I32", DType.INT32),
                    Map.entry("I16", DType.INT16),
                    Map.entry("I8", DType.INT8),
                    Map.entry("U8", DType.UINT8),
                    Map.entry("BOOL", DType.BOOL),
                    Map.entry("C64", DType.COMPLEX64));

    private static final ValueLayout.OfLong LENGTH =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final String DAMAGED = "the file is damaged or incomplete; fetch it again";

    /// Reads and checks the header of a whole file.
    static SafetensorsHeader read(String who, MemorySegment file) {
        if (file.byteSize() < 8) {
            throw TensorException.of(who, "at least 8 bytes", file.byteSize(), DAMAGED);
        }
        long length = file.get(LENGTH, 0);
        if (length < 2 || length > LONGEST || length > file.byteSize() - 8) {
            throw TensorException.of(
                    who,
                    "a header of 2 to %d bytes".formatted(Math.min(LONGEST, file.byteSize() - 8)),
                    Long.toUnsignedString(length) + " bytes",
                    "it is no safetensors file, or damaged");
        }
        if (file.get(ValueLayout.JAVA_BYTE, 8) != '{') {
            throw TensorException.of(
                    who, "a header that begins with {", "another character", DAMAGED);
        }
        return new Parser(who, text(who, file.asSlice(8, length)))
                .parse(file.byteSize() - 8 - length, 8 + length);
    }

    /// UTF-8 text; other bytes are an error.
    static String text(String who, MemorySegment bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.asByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            throw TensorException.of(who, "a header in UTF-8", "other bytes", DAMAGED);
        }
    }

    private static final class Parser {
        private final String who;
        private final JsonReader json;
        private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();

        Parser(String who, String text) {
            this.who = who;
            this.json = new JsonReader(who, text);
        }

        SafetensorsHeader parse(long dataBytes, long dataStart) {
            json.object(name -> {
                if (name.equals(METADATA)) {
                    json.object(key -> metadata.put(key, json.string()));
                } else {
                    tensors.put(name, new Entry(who + " " + Excerpt.of(name)).read(json));
                }
            });
            json.end();
            checkCoverage(dataBytes);
            return new SafetensorsHeader(tensors, metadata, dataStart);
        }

        /// The tensors must fill the data without gaps and without sharing a byte.
        private void checkCoverage(long dataBytes) {
            List<Map.Entry<String, TensorInfo>> inOrder = new ArrayList<>(tensors.entrySet());
            inOrder.sort(
                    Comparator.comparingLong(
                                    (Map.Entry<String, TensorInfo> e) -> e.getValue().begin())
                            .thenComparingLong(e -> e.getValue().end()));
            long end = 0;
            for (Map.Entry<String, TensorInfo> entry : inOrder) {
                if (entry.getValue().begin() != end) {
                    throw TensorException.of(
                            who + " " + Excerpt.of(entry.getKey()),
                            "its data to begin at byte " + end,
                            "byte " + entry.getValue().begin(),
                            "tensors overlap or leave a gap: the file is damaged");
                }
                end = entry.getValue().end();
            }
            if (end != dataBytes) {
                throw TensorException.of(who, end + " bytes of data", dataBytes, DAMAGED);
            }
        }
    }

    /// The description of one tensor while it is read.
    private static final class Entry {
        private final String who;
        private String type = "";
        private long[] sizes = {-1};
        private long[] offsets = {};

        Entry(String who) {
            this.who = who;
        }

        TensorInfo read(JsonReader json) {
            json.object(field -> {
                switch (field) {
                    case "dtype" -> type = json.string();
                    case "shape" -> sizes = wholes(json);
                    case "data_offsets" -> offsets = wholes(json);
                    default -> json.skip();
                }
            });
            DType known = TYPES.get(type);
            if (known == null) {
                throw TensorException.of(
                        who,
                        "one of the types "
                                + String.join(", ", TYPES.keySet().stream().sorted().toList()),
                        type.isEmpty() ? "none" : Excerpt.of(type),
                        "convert the tensor before it is saved");
            }
            long bytes = ByteCount.of(who, known, sizes);
            if (offsets.length != 2 || offsets[1] - offsets[0] != bytes) {
                throw TensorException.of(
                        who,
                        "two offsets %d bytes apart for %s %s"
                                .formatted(bytes, Excerpt.of(Arrays.toString(sizes)), known),
                        Excerpt.of(Arrays.toString(offsets)),
                        "the file is damaged");
            }
            return new TensorInfo(known, Shape.of(sizes), offsets[0], offsets[1]);
        }

        private static long[] wholes(JsonReader json) {
            LongStream.Builder values = LongStream.builder();
            json.array(() -> values.add(json.whole()));
            return values.build().toArray();
        }
    }
}
