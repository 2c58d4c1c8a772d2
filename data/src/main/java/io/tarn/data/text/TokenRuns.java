package io.tarn.data.text;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs of neighbouring tokens, joined by a sign; see [TextSplitter#ngrams].
record TokenRuns(TextSplitter single, int shortest, int longest, String between)
        implements TextSplitter {
    TokenRuns {
        if (shortest < 1 || longest < shortest) {
            throw DataException.of(
                    "TextSplitter.ngrams",
                    "1 or more, up to at least as many",
                    shortest + " to " + longest,
                    "usual are 1 to 2");
        }
    }

    @Override
    public List<String> split(String text) {
        List<String> tokens = single.split(text);
        var all = new ArrayList<String>();
        for (int length = shortest; length <= longest; length++) {
            for (int start = 0; start + length <= tokens.size(); start++) {
                all.add(
                        length == 1
                                ? tokens.get(start)
                                : String.join(between, tokens.subList(start, start + length)));
            }
        }
        return all;
    }

    @Override
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("splitter", "ngrams");
        json.put("of", single.toJson());
        json.put("shortest", shortest);
        json.put("longest", longest);
        json.put("between", between);
        return json;
    }
}
