package io.tarn.recipes.words;

import io.tarn.classic.map.Tsne;
import io.tarn.recipes.Target;
import io.tarn.recipes.words.Methods.Learned;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import io.tarn.sequence.words.Corpus;
import io.tarn.sequence.words.WordVectors;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What [WordCompany] found, as a page.
record WordPage(
        Corpus corpus, Methods methods, List<Group> groups, OddOnesOut questions, long seed) {
    private static final double GUESSED = 0.25;
    private static final List<String> ASKED =
            List.of("war", "tax", "slavery", "railroad", "soviet", "health", "gold", "indians");

    Page page(String title, Target target) {
        WordVectors vectors = methods.skipGram().vectors();
        return Page.of(title)
                .lead(
                        """
                        Three methods read %,d words of the State of the Union addresses and give each of %,d different words a vector; none is told what a \
                        word means. Asked which of four words is of another kind, skip-gram finds %s; the target is %s, a guess finds %s.\
                        """
                                .formatted(
                                        corpus.length(),
                                        vectors.words().size(),
                                        percent(questions.share(vectors)),
                                        percent(target.value()),
                                        percent(GUESSED)))
                .section(
                        "The odd one out",
                        s ->
                                s.table(scores())
                                        .chart(bars())
                                        .text(
                                                """
                                                Such as “january, april, june, cotton”. The words of each kind were written down before any vector was looked at.\
                                                """))
                .section(
                        "A map of words",
                        s ->
                                s.drawing(map(vectors))
                                        .text(
                                                """
                                                The vectors of skip-gram, put on a plane by t-SNE, which is told no kinds; the colours are. What is near keeps like \
                                                company: a month may stand where any other could.\
                                                """))
                .section("The nearest words", s -> s.table(nearest()))
                .section("What to learn from it", s -> s.points(LESSONS))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private static final List<String> LESSONS =
            List.of(
                    "**Meaning shows in company.** Months, numbers and states find each other, though only their neighbours in sentences are known.",
                    "**Near is not the same as equal.** North and south are near: opposites keep the same company.",
                    "**A million words are few.** Rare words have seen little company, and their neighbours are chance.");

    private static final String CODE =
            """
            Corpus corpus = Corpus.of(texts);
            WordVectors vectors = SkipGram.train(corpus, c -> c.width(100).window(5));
            vectors.nearest("war", 5);
            vectors.oddOneOut("january", "april", "june", "cotton");
            """;

    private Grid scores() {
        var grid = Grid.of("method", "odd ones found", "words read in a second");
        for (Learned one : methods.all()) {
            Object[] cells = {
                one.name(),
                percent(questions.share(one.vectors())),
                String.format(Locale.ROOT, "%,.0f", one.speed())
            };
            grid = one.equals(methods.skipGram()) ? grid.strongRow(cells) : grid.row(cells);
        }
        return grid;
    }

    private Chart bars() {
        var bars =
                Bars.of(
                                "Odd ones out, by the kind of the other three",
                                groups.stream().map(Group::name).toList())
                        .x("share found");
        for (Learned one : methods.all()) {
            bars = bars.bars(one.name(), questions.shares(one.vectors()));
        }
        return bars.lying();
    }

    private Picture map(WordVectors vectors) {
        var words = new ArrayList<WordMap.Word>();
        for (int kind = 0; kind < groups.size(); kind++) {
            for (String word : groups.get(kind).words()) {
                words.add(new WordMap.Word(word, kind));
            }
        }
        float[][] rows =
                words.stream()
                        .map(it -> direction(vectors.vector(it.text())))
                        .toArray(float[][]::new);
        Tensor places = Tsne.fit(Tensor.of(rows), c -> c.perplexity(8).seed(seed)).map();
        return Picture.of(
                WordMap.of(words, places, groups.stream().map(Group::name).toList()),
                "Words by skip-gram and t-SNE");
    }

    /// The vector with length 1, for it is angles that count.
    private static float[] direction(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private Grid nearest() {
        var header = new ArrayList<>(List.of("word"));
        methods.all().forEach(it -> header.add(it.name()));
        var rows = new ArrayList<List<String>>();
        for (String word : ASKED) {
            if (corpus.vocabulary().find(word).isPresent()) {
                var row = new ArrayList<>(List.of(word));
                methods.all().forEach(it -> row.add(neighbours(it.vectors(), word)));
                rows.add(row);
            }
        }
        return Grid.of(header, rows);
    }

    private static String neighbours(WordVectors vectors, String word) {
        return vectors.nearest(word, 5).stream()
                .map(WordVectors.Neighbour::word)
                .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
