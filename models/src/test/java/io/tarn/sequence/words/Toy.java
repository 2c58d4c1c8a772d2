package io.tarn.sequence.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Sentences about two subjects that share only their small words.
final class Toy {
    private static final List<List<String>> SUBJECTS =
            List.of(
                    List.of("gold", "silver", "coin", "mint", "bank"),
                    List.of("ship", "sailor", "harbour", "mast", "sea"));

    private Toy() {}

    static Corpus corpus() {
        var chance = new Random(1);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            List<String> subject = SUBJECTS.get(i % 2);
            var text = new StringBuilder();
            for (int word = 0; word < 12; word++) {
                text.append(word % 3 == 0 ? "the " : subject.get(chance.nextInt(5)) + " ");
            }
            texts.add(text.toString());
        }
        return Corpus.of(texts);
    }
}
