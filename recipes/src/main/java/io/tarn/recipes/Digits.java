package io.tarn.recipes;

import java.util.List;

/// The names of the ten digits.
final class Digits {
    static final List<String> NAMES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private Digits() {}
}
