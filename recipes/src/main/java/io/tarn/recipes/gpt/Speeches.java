package io.tarn.recipes.gpt;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import java.util.List;
import java.util.stream.IntStream;

/// The State of the Union addresses, 1790 to 2021, as characters: the first are learned from, the next ten watch, and the last twenty are
/// the test.
///
/// A character is one of the 95 of printable ASCII, and one more ends a speech. Typographic marks are written plainly.
record Speeches(int[] training, int[] validation, int[] test) {
    static final int ALPHABET = 96;
    static final int END = 95;

    private static final int VALIDATION = 10;
    private static final int TEST = 20;
    private static final int FIRST = ' ';

    static Speeches read() {
        Column column = Table.read(Datasets.path("sotu")).column("text");
        List<String> texts = IntStream.range(0, column.size()).mapToObj(column::text).toList();
        int test = texts.size() - TEST;
        int validation = test - VALIDATION;
        return new Speeches(
                characters(texts.subList(0, validation)),
                characters(texts.subList(validation, test)),
                characters(texts.subList(test, texts.size())));
    }

    private static int[] characters(List<String> texts) {
        return texts.stream()
                .flatMapToInt(text -> IntStream.concat(characters(text), IntStream.of(END)))
                .toArray();
    }

    static IntStream characters(String text) {
        return text.replace('’', '\'')
                .replace('‑', '-')
                .replace("—", "--")
                .replace("–", "--")
                .replaceAll("[“”]", "\"")
                .replaceAll("[^ -~]", " ")
                .chars()
                .map(character -> character - FIRST);
    }

    /// The text of characters, a line for each speech.
    static String text(long[] characters) {
        StringBuilder text = new StringBuilder();
        for (long character : characters) {
            text.append(character == END ? '\n' : (char) (character + FIRST));
        }
        return text.toString();
    }
}
