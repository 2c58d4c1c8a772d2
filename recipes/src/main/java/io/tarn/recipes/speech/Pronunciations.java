package io.tarn.recipes.speech;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.speech.PhoneAligner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How English words are spoken, by the CMU dictionary: the first pronunciation of each, in 39 phones without stress, and pauses.
final class Pronunciations {
    static final List<String> PHONES =
            List.of(
                    "pause", "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER",
                    "EY", "F", "G", "HH", "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY",
                    "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH");

    private final Map<String, int[]> words;

    private Pronunciations(Map<String, int[]> words) {
        this.words = words;
    }

    static Pronunciations english() {
        Table table = Table.read(Datasets.path("cmudict"));
        Column word = table.column("word");
        Column spoken = table.column("phonemes");
        Map<String, int[]> words = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            words.put(word.text(row), phones(spoken.text(row)));
        }
        return new Pronunciations(words);
    }

    /// `K AE1 T` as places in [#PHONES].
    static int[] phones(String spelled) {
        return List.of(spelled.replaceAll("[0-9]", "").split(" ")).stream()
                .mapToInt(PHONES::indexOf)
                .toArray();
    }

    /// The phones of a text, with a pause before, between and behind its words; nothing where a word is not known.
    Optional<int[]> of(String text) {
        List<Integer> phones = new ArrayList<>(List.of(PhoneAligner.SILENCE));
        for (String word : text.toUpperCase(Locale.ROOT).split(" ")) {
            int[] spoken = words.get(word);
            if (spoken == null) {
                return Optional.empty();
            }
            for (int phone : spoken) {
                phones.add(phone);
            }
            phones.add(PhoneAligner.SILENCE);
        }
        return Optional.of(phones.stream().mapToInt(phone -> phone).toArray());
    }
}
