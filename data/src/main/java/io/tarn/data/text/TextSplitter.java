package io.tarn.data.text;

import io.tarn.data.DataException;
import java.util.List;
import java.util.Map;

/// Cuts a text into tokens, such as words.
@FunctionalInterface
public interface TextSplitter {
    List<String> split(String text);

    /// Words in lower case; see [WordSplitter].
    static TextSplitter words() {
        return WordSplitter.of();
    }

    /// Single characters, spaces among them; one beyond 16 bits, such as an emoji, stays whole.
    static TextSplitter characters() {
        return new Characters();
    }

    /// Runs of `shortest` to `longest` tokens, with spaces between them: for 1 to 2 "a b c" gives a, b, c, a b, b c.
    default TextSplitter ngrams(int shortest, int longest) {
        return ngrams(shortest, longest, " ");
    }

    /// The same with another sign between them; none suits characters.
    default TextSplitter ngrams(int shortest, int longest, String between) {
        return new TokenRuns(this, shortest, longest, between);
    }

    /// The settings as they stand in JSON; a lambda has none and cannot be saved.
    default Map<String, Object> toJson() {
        throw DataException.of(
                "TextSplitter.toJson",
                "a splitter made of words(), characters() and ngrams()",
                "a lambda or another class",
                "override toJson(), or take one of these");
    }

    /// The opposite of [#toJson].
    static TextSplitter fromJson(Map<?, ?> json) {
        return SplitterJson.read(json);
    }
}
