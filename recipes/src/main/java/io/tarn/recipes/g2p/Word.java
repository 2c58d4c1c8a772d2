package io.tarn.recipes.g2p;

import java.util.List;

/// A word and the ways in which it is said, the usual one first.
record Word(String spelling, List<List<String>> sayings) {
    Word {
        sayings = List.copyOf(sayings);
    }

    List<String> usual() {
        return sayings.getFirst();
    }
}
