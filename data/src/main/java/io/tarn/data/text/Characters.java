package io.tarn.data.text;

import java.util.List;
import java.util.Map;

/// Cuts a text into single characters; see [TextSplitter#characters].
record Characters() implements TextSplitter {
    @Override
    public List<String> split(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    @Override
    public Map<String, Object> toJson() {
        return Map.of("splitter", "characters");
    }
}
