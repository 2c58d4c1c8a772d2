package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.token.Tokenizer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// The tokens of llama2.c's `tokenizer.bin`, each with a score: of two neighbours that make a token, those with the best score are joined
/// first (Sennrich, Haddow and Birch, 2016; Kudo and Richardson, 2018).
///
/// The file holds the length of the longest token, and for each its score, its length and its bytes. After `<unk>`, `<s>` and `</s>`
/// come the 256 bytes, of which characters that are no tokens are made.
record ScoredPieces(Path file, List<String> pieces, float[] scores) {
    private static final List<String> SPECIALS = List.of("<unk>", "<s>", "</s>");
    private static final int BYTES = 256;
    private static final int FIRST = SPECIALS.size() + BYTES;
    private static final String SPACE = "▁"; // what stands for a space in tokenizer.json
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static ScoredPieces read(Path file, MemorySegment bytes, int count) {
        if (bytes.byteSize() < 4 + 8L * count || count < FIRST) {
            throw wrong(
                    file,
                    "a tokenizer of %,d tokens".formatted(count),
                    "%,d bytes".formatted(bytes.byteSize()));
        }
        int longest = bytes.get(INT, 0);
        long at = 4;
        List<String> pieces = new ArrayList<>();
        float[] scores = new float[count];
        for (int i = 0; i < count; i++) {
            long left = bytes.byteSize() - at - 8;
            int length = left < 0 ? -1 : bytes.get(INT, at + 4);
            if (length < 1 || length > longest || length > left) {
                throw wrong(file, "the length of token " + i, length);
            }
            scores[i] = bytes.get(FLOAT, at);
            if (!Float.isFinite(scores[i])) {
                throw wrong(file, "a number as the score of token " + i, scores[i]);
            }
            byte[] piece = bytes.asSlice(at + 8, length).toArray(ValueLayout.JAVA_BYTE);
            pieces.add(name(file, i, piece));
            at += 8 + length;
        }
        if (at != bytes.byteSize()) {
            throw wrong(file, "the end after the tokens", bytes.byteSize() - at + " more bytes");
        }
        return new ScoredPieces(file, List.copyOf(pieces), scores);
    }

    private static String name(Path file, int id, byte[] piece) {
        if (id < SPECIALS.size()) {
            return SPECIALS.get(id);
        }
        if (id < FIRST) {
            return "<0x%02X>".formatted(id - SPECIALS.size());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(piece))
                    .toString()
                    .replace(" ", SPACE);
        } catch (CharacterCodingException e) {
            throw DataException.of(
                    file.toString(),
                    "token " + id + " in UTF-8",
                    "other bytes",
                    "it is damaged",
                    e);
        }
    }

    Tokenizer tokenizer() {
        try {
            Path json = Files.createTempFile("tokenizer", ".json");
            try {
                Files.writeString(json, json());
                return Tokenizer.read(json);
            } finally {
                Files.delete(json);
            }
        } catch (IOException e) {
            throw DataException.unreadable("Llama2c", file, e);
        }
    }

    /// The same tokenizer in the form of Hugging Face, which lists the pairs to be joined in their order.
    private String json() {
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "BPE");
        model.put("unk_token", "<unk>");
        model.put("fuse_unk", true);
        model.put("byte_fallback", true);
        var vocabulary = new LinkedHashMap<String, Integer>();
        pieces.forEach(piece -> vocabulary.putIfAbsent(piece, vocabulary.size()));
        if (vocabulary.size() != pieces.size()) {
            throw wrong(file, "each token once", "one twice");
        }
        model.put("vocab", vocabulary);
        model.put("merges", merges(vocabulary));
        var json = new LinkedHashMap<String, Object>();
        json.put("version", "1.0");
        json.put(
                "added_tokens", IntStream.range(0, SPECIALS.size()).mapToObj(this::added).toList());
        json.put("normalizer", sequence("normalizers", List.of(prepend(), replace(" ", SPACE))));
        json.put("post_processor", template());
        json.put("decoder", sequence("decoders", decoders()));
        json.put("model", model);
        return JsonMapper.shared().writeValueAsString(json);
    }

    /// Every pair of tokens that makes a token, that with the best score first.
    private List<List<String>> merges(Map<String, Integer> vocabulary) {
        record Merge(float score, List<String> parts) {}
        List<Merge> merges = new ArrayList<>();
        Map<String, Integer> own = new HashMap<>(vocabulary);
        pieces.subList(0, FIRST).forEach(own::remove);
        for (int id = FIRST; id < pieces.size(); id++) {
            String piece = pieces.get(id);
            for (int cut = 1; cut < piece.length(); cut++) {
                String left = piece.substring(0, cut);
                String right = piece.substring(cut);
                if (own.containsKey(left) && own.containsKey(right)) {
                    merges.add(new Merge(scores[id], List.of(left, right)));
                }
            }
        }
        return merges.stream()
                .sorted(Comparator.comparingDouble(merge -> -merge.score))
                .map(Merge::parts)
                .toList();
    }

    private Map<String, Object> added(int id) {
        return Map.of(
                "id", id,
                "content", SPECIALS.get(id),
                "single_word", false,
                "lstrip", false,
                "rstrip", false,
                "normalized", false,
                "special", true);
    }

    private static Map<String, Object> sequence(String name, List<?> parts) {
        return Map.of("type", "Sequence", name, parts);
    }

    private static Map<String, Object> prepend() {
        return Map.of("type", "Prepend", "prepend", SPACE);
    }

    private static Map<String, Object> replace(String from, String to) {
        return Map.of("type", "Replace", "pattern", Map.of("String", from), "content", to);
    }

    private static List<Map<String, Object>> decoders() {
        return List.of(
                replace(SPACE, " "),
                Map.of("type", "ByteFallback"),
                Map.of("type", "Fuse"),
                Map.of("type", "Strip", "content", " ", "start", 1, "stop", 0));
    }

    /// `<s>` before each text.
    private static Map<String, Object> template() {
        String begin = SPECIALS.get(1);
        var special = Map.of("SpecialToken", Map.of("id", begin, "type_id", 0));
        var first = Map.of("Sequence", Map.of("id", "A", "type_id", 0));
        var second = Map.of("Sequence", Map.of("id", "B", "type_id", 1));
        var other = Map.of("SpecialToken", Map.of("id", begin, "type_id", 1));
        return Map.of(
                "type",
                "TemplateProcessing",
                "single",
                List.of(special, first),
                "pair",
                List.of(special, first, other, second),
                "special_tokens",
                Map.of(begin, Map.of("id", begin, "ids", List.of(1), "tokens", List.of(begin))));
    }

    private static DataException wrong(Path file, String expected, Object got) {
        return DataException.of(
                file.toString(), expected, got, "its tokenizer is damaged, or another's");
    }
}
