package io.tarn.recipes.g2p;

import io.tarn.metric.Scores;
import io.tarn.recipes.Recipe;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.train.Event.EpochEnded;
import io.tarn.train.Fitted;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What [G2p] learned, as a page.
record G2pPage(
        Dictionary words,
        Speller speller,
        Fitted fitted,
        SpellingErrors greedy,
        SpellingErrors beam) {
    private static final int SHORTEST = 4; // all shorter words are counted with these
    private static final int LONGEST = 13; // and longer ones with these

    Page page(Recipe recipe) {
        return Page.of(recipe.title())
                .lead(
                        """
                        Of %,d words that the net never saw, %.1f%% are said wrongly, and %.1f%% of their sounds; the targets are at most %.0f%% and %.0f%%.\
                        """
                                .formatted(
                                        words.test().size(),
                                        100 * beam.wordError(),
                                        100 * beam.phonemeError(),
                                        100 * recipe.target().value(),
                                        100 * G2p.PHONEMES))
                .section("The errors", s -> s.table(errors()).text(COUNTED))
                .section(
                        "Where it looks",
                        s -> s.chart(maps().charts().toArray(Chart[]::new)).text(LOOKS))
                .section(
                        "What it says",
                        s ->
                                s.table("Words that it says rightly", examples(true))
                                        .table("Words that it says wrongly", examples(false)))
                .section("Long words and short ones", s -> s.chart(byLength()))
                .section("How it was learned", s -> s.chart(losses()).text(LEARNED))
                .section("What to learn from it", s -> s.points(lessons()));
    }

    private LookMaps maps() {
        return new LookMaps(speller, beam);
    }

    private static final String COUNTED =
            """
            A word is right if it is said in any of the ways that the dictionary knows, and sounds are compared with the nearest of them, as is \
            usual for this task; stress does not count. Strictly, only the first way in the dictionary is right. No word of the test has a headword in \
            common with the training, but `WALKS` may be there where `WALKED` is asked for.\
            """;
    private static final String LOOKS =
            """
            Each row is a sound as it is said, each column a letter; a dark cell means that the net looked there while it chose the sound.\
            """;
    private static final String LEARNED =
            """
            An LSTM of two layers reads the letters in both directions; another says sound after sound, and looks back by attention. The loss is \
            the cross entropy of the next sound where the true ones before it are known.\
            """;

    private List<String> lessons() {
        return List.of(
                """
                **Nobody told it which letters belong to which sound.** From one sound to the next the place that it looks at moves on, or stays, in \
                %.0f%% of the steps of %d words.\
                """
                        .formatted(100 * maps().forward(), maps().watched()),
                """
                **%.0f%% of the wrong words are wrong in a single sound.** So far more words are wrong than sounds.\
                """
                        .formatted(100 * beam.nearMisses()),
                """
                Following five beginnings at once instead of one changes the wrong words from %s to %s.\
                """
                        .formatted(percent(greedy.wordError()), percent(beam.wordError())));
    }

    private Grid errors() {
        Grid grid =
                Grid.of(
                        "how sounds are chosen",
                        "words wrong",
                        "sounds wrong",
                        "words, strictly",
                        "sounds, strictly");
        return row(row(grid, "the likeliest each time", greedy), "beam search, width 5", beam);
    }

    private static Grid row(Grid grid, String name, SpellingErrors errors) {
        SpellingErrors strict = errors.strictly();
        return grid.row(
                name,
                percent(errors.wordError()),
                percent(errors.phonemeError()),
                percent(strict.wordError()),
                percent(strict.phonemeError()));
    }

    private static String percent(double share) {
        return "%.2f%%".formatted(100 * share);
    }

    private Grid examples(boolean right) {
        Grid grid = Grid.of("word", "said", "dictionary");
        for (int i : beam.first(8, it -> beam.isRight(it) == right)) {
            Word word = words.test().get(i);
            String ways = String.join(" or ", word.sayings().stream().map(G2pPage::text).toList());
            grid = grid.row(word.spelling(), text(beam.said().get(i)), ways);
        }
        return grid;
    }

    private static String text(List<String> phonemes) {
        return String.join(" ", phonemes);
    }

    private Chart byLength() {
        List<Integer> lengths = IntStream.rangeClosed(SHORTEST, LONGEST).boxed().toList();
        Function<SpellingErrors, double[]> rates =
                errors ->
                        lengths.stream()
                                .mapToDouble(
                                        n -> 100 * errors.phonemeError(word -> clamped(word) == n))
                                .toArray();
        return Bars.of(
                        "Sounds that are wrong, by the length of the word",
                        lengths.stream().map(G2pPage::lengthName).toList())
                .bars("the likeliest each time", rates.apply(greedy))
                .bars("beam search", rates.apply(beam))
                .x("letters")
                .y("phoneme error, %");
    }

    private static int clamped(Word word) {
        return Math.clamp(word.spelling().length(), SHORTEST, LONGEST);
    }

    private static String lengthName(int letters) {
        return switch (letters) {
            case SHORTEST -> "1 to 4";
            case LONGEST -> "13 and more";
            default -> String.valueOf(letters);
        };
    }

    private Chart losses() {
        return Lines.of("Loss, epoch by epoch")
                .x("epoch")
                .y("cross entropy of a sound")
                .line("training", curve(EpochEnded::training))
                .line("validation", curve(EpochEnded::validation));
    }

    private double[] curve(Function<EpochEnded, Scores> side) {
        return fitted.epochs().stream()
                .mapToDouble(epoch -> side.apply(epoch).get("loss"))
                .toArray();
    }
}
