package io.tarn.data.text;

import io.tarn.data.DataException;
import java.util.Arrays;
import java.util.Map;

/// Makes splitters from what [TextSplitter#toJson] gave.
final class SplitterJson {
    private SplitterJson() {}

    static TextSplitter read(Map<?, ?> json) {
        return switch (String.valueOf(json.get("splitter"))) {
            case "characters" -> new Characters();
            case "words" -> words(json);
            case "ngrams" -> {
                if (!(json.get("of") instanceof Map<?, ?> single)) {
                    throw wrong("the splitter whose tokens are joined", json);
                }
                yield new TokenRuns(
                        read(single),
                        whole(json, "shortest"),
                        whole(json, "longest"),
                        String.valueOf(json.get("between")));
            }
            default -> throw wrong("a splitter of words, characters or ngrams", json);
        };
    }

    private static TextSplitter words(Map<?, ?> json) {
        var letters = named(json, "letters", WordSplitter.Case.values());
        var numbers = named(json, "numbers", WordSplitter.Numbers.values());
        var signs = named(json, "signs", WordSplitter.Signs.values());
        int shortest = whole(json, "shortest");
        return WordSplitter.of(
                c -> c.letters(letters).numbers(numbers).signs(signs).shortest(shortest));
    }

    private static <E extends Enum<E>> E named(Map<?, ?> json, String key, E[] all) {
        return Arrays.stream(all)
                .filter(it -> it.name().equals(json.get(key)))
                .findFirst()
                .orElseThrow(() -> wrong(key + " among " + Arrays.toString(all), json));
    }

    private static int whole(Map<?, ?> json, String key) {
        if (json.get(key) instanceof Number number) {
            return number.intValue();
        }
        throw wrong("a number called " + key, json);
    }

    private static DataException wrong(String expected, Map<?, ?> json) {
        return DataException.of("TextSplitter.fromJson", expected, json, "save the model again");
    }
}
