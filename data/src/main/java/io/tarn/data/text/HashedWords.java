package io.tarn.data.text;

import io.tarn.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Texts as rows of fixed width without a vocabulary: a word's hash says its column and its sign, so nothing needs to be learned or kept.
///
/// Words that share a column mostly cancel out, for their signs differ (Weinberger et al. 2009). Rows have length 1.
///
/// @param columns the width of a row; 2¹⁸ makes clashes rare
public record HashedWords(int columns, TextSplitter splitter) {
    public HashedWords {
        if (columns < 1) {
            throw DataException.of("HashedWords", "1 column or more", columns, "try 1 << 18");
        }
    }

    public static HashedWords of(int columns) {
        return new HashedWords(columns, TextSplitter.words());
    }

    /// A row for each text.
    public SparseRows rows(List<String> texts) {
        var indices = new ArrayList<int[]>(texts.size());
        var values = new ArrayList<float[]>(texts.size());
        for (String text : texts) {
            var found = new TreeMap<Integer, Double>();
            for (String token : splitter.split(text)) {
                int hash = Murmur.hash(token.getBytes(StandardCharsets.UTF_8));
                int column = (int) (Math.abs((long) hash) % columns);
                found.merge(column, hash >= 0 ? 1.0 : -1.0, Double::sum);
            }
            found.values().removeIf(sum -> sum == 0); // words that cancelled out
            indices.add(found.keySet().stream().mapToInt(i -> i).toArray());
            values.add(UnitLength.of(found.values().stream().mapToDouble(x -> x).toArray()));
        }
        return SparseRows.of(columns, indices, values);
    }
}
