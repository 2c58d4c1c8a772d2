package io.tarn.recipes.translate;

import io.tarn.recipes.Recipe;
import io.tarn.recipes.translate.Phrases.Phrase;
import io.tarn.recipes.translate.TranslateEnZh.Result;
import io.tarn.report.Bars;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import java.util.List;
import java.util.stream.Stream;

/// What [TranslateEnZh] reached, as a page.
///
/// @param invented Chinese texts with the English that was written for them
record TranslatePage(Recipe recipe, Phrases phrases, List<Phrase> invented, List<Result> results) {
    private static final int SHOWN = 15;

    Page page() {
        return Page.of(recipe.title())
                .lead(
                        """
                        BLEU on %,d texts that nothing was learned from: %.3f by a recurrent net with attention, %.3f by a transformer, and %.3f by \
                        the transformer that also learned from texts translated back.\
                        """
                                .formatted(
                                        phrases.test().size(),
                                        results.get(0).bleu(),
                                        results.get(1).bleu(),
                                        results.get(2).bleu()))
                .section(
                        "How near they come",
                        s ->
                                s.chart(
                                                Bars.of(
                                                                "BLEU of the test texts",
                                                                results.stream()
                                                                        .map(Result::name)
                                                                        .toList())
                                                        .bars(
                                                                "BLEU",
                                                                results.stream()
                                                                        .mapToDouble(Result::bleu)
                                                                        .toArray())
                                                        .lying())
                                        .text(
                                                """
                                                All nets learn from the same %,d pairs in the same number of steps. %,d more texts are given in Chinese alone: a net of the \
                                                other direction writes their English, which is poor, but the Chinese that is learned is right. The last bar has their true \
                                                English, which is the most that this can bring. BLEU counts Chinese characters and other words.\
                                                """
                                                        .formatted(
                                                                phrases.training().size(),
                                                                phrases.alone().size())))
                .section("What they write", s -> s.table(examples()))
                .section("What was written back", s -> s.table(back()));
    }

    private Grid examples() {
        Grid grid =
                Grid.of(
                        Stream.concat(
                                        Stream.of("English", "in the data"),
                                        results.stream().limit(3).map(Result::name))
                                .toArray(String[]::new));
        for (int i : spread(phrases.test().size())) {
            Phrase phrase = phrases.test().get(i);
            grid =
                    grid.row(
                            Stream.concat(
                                            Stream.of(phrase.source(), phrase.target()),
                                            results.stream()
                                                    .limit(3)
                                                    .map(result -> result.written().get(i)))
                                    .toArray());
        }
        return grid;
    }

    private Grid back() {
        Grid grid = Grid.of("Chinese", "English that was written for it");
        for (int i : spread(invented.size())) {
            grid = grid.row(invented.get(i).target(), invented.get(i).source());
        }
        return grid;
    }

    private static int[] spread(int size) {
        int count = Math.min(SHOWN, size);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = i * size / count;
        }
        return places;
    }
}
