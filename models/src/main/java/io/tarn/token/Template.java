package io.tarn.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which special tokens stand around a text, and around a pair: `[CLS] A [SEP]`, `[CLS] A [SEP] B [SEP]`.
///
/// @param before stands before the first text
/// @param after stands after each text
record Template(Optional<String> before, Optional<String> after) {
    static Template none() {
        return new Template(Optional.empty(), Optional.empty());
    }

    static Template around(String before, String after) {
        return new Template(Optional.of(before), Optional.of(after));
    }

    Encoding fill(TokenTable table, List<Spans> texts) {
        int marks = (before.isPresent() ? 1 : 0) + (after.isPresent() ? texts.size() : 0);
        int length = marks + texts.stream().mapToInt(Spans::size).sum();
        var all =
                new Encoding(
                        new int[length],
                        new int[length],
                        new int[length],
                        new int[length],
                        new int[length],
                        new int[length]);
        int at = 0;
        if (before.isPresent()) {
            mark(all, at++, table.id(before.get()), 0);
        }
        for (int text = 0; text < texts.size(); text++) {
            Spans spans = texts.get(text);
            spans.copy(all, at);
            for (int end = at + spans.size(); at < end; at++) {
                all.typeIds()[at] = text;
                all.sequences()[at] = text;
            }
            if (after.isPresent()) {
                mark(all, at++, table.id(after.get()), text);
            }
        }
        return all;
    }

    private static void mark(Encoding all, int at, int id, int text) {
        all.ids()[at] = id;
        all.typeIds()[at] = text;
        all.sequences()[at] = -1;
        all.words()[at] = -1;
    }

    /// `post_processor` of `tokenizer.json`, where there is one.
    Optional<Map<String, Object>> toJson(TokenTable table) {
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "TemplateProcessing");
        json.put("single", slots(1));
        json.put("pair", slots(2));
        var marks = new LinkedHashMap<String, Object>();
        for (Optional<String> mark : List.of(before, after)) {
            mark.ifPresent(it -> marks.put(it, marked(it, table.id(it))));
        }
        json.put("special_tokens", marks);
        return Optional.of(json);
    }

    private List<Map<String, Object>> slots(int texts) {
        var slots = new ArrayList<Map<String, Object>>();
        before.ifPresent(it -> slots.add(slot("SpecialToken", it, 0)));
        for (int text = 0; text < texts; text++) {
            slots.add(slot("Sequence", text == 0 ? "A" : "B", text));
            if (after.isPresent()) {
                slots.add(slot("SpecialToken", after.get(), text));
            }
        }
        return slots;
    }

    private static Map<String, Object> slot(String kind, String id, int typeId) {
        var inner = new LinkedHashMap<String, Object>();
        inner.put("id", id);
        inner.put("type_id", typeId);
        return Map.of(kind, inner);
    }

    private static Map<String, Object> marked(String token, int id) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", token);
        json.put("ids", List.of(id));
        json.put("tokens", List.of(token));
        return json;
    }
}
