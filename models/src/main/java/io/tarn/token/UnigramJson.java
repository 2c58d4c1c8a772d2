package io.tarn.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The unigram model as it stands in `tokenizer.json`.
final class UnigramJson {
    private UnigramJson() {}

    static Map<String, Object> of(List<String> tokens, double[] scores) {
        var words = new LinkedHashMap<String, Object>();
        words.put("type", "Metaspace");
        words.put("replacement", String.valueOf(Metaspace.SPACE));
        words.put("prepend_scheme", "always");
        words.put("split", true);
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "Unigram");
        model.put("unk_id", 0);
        model.put(
                "vocab",
                IntStream.range(0, scores.length)
                        .mapToObj(id -> List.of(tokens.get(id), scores[id]))
                        .toList());
        model.put("byte_fallback", true);
        var json = new LinkedHashMap<String, Object>();
        json.put("normalizer", Map.of("type", "NFKC"));
        json.put("pre_tokenizer", words);
        json.put("decoder", decoder());
        json.put("model", model);
        return json;
    }

    private static Map<String, Object> decoder() {
        var spaces = new LinkedHashMap<String, Object>();
        spaces.put("type", "Replace");
        spaces.put("pattern", Map.of("String", String.valueOf(Metaspace.SPACE)));
        spaces.put("content", " ");
        var first = new LinkedHashMap<String, Object>();
        first.put("type", "Strip");
        first.put("content", " ");
        first.put("start", 1);
        first.put("stop", 0);
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "Sequence");
        json.put(
                "decoders",
                List.of(spaces, Map.of("type", "ByteFallback"), Map.of("type", "Fuse"), first));
        return json;
    }
}
