package io.tarn.auto;

import java.util.List;

/// How many features each form of [Inputs] has.
///
/// @param raw columns that trees get
/// @param wide features that weighted sums get
/// @param dense features beside the codes of embeddings
/// @param levels how many codes each column of codes has
record Widths(int raw, int wide, int dense, List<Integer> levels) {
    Widths {
        levels = List.copyOf(levels);
    }

    int coded() {
        return dense + levels.size();
    }
}
