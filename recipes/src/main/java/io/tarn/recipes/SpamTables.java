package io.tarn.recipes;

import io.tarn.report.Grid;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The tables of [SpamPage].
final class SpamTables {
    private static final int SHOWN_WORDS = 15;
    private static final int SHOWN_MAILS = 12;
    private static final int EXCERPT = 180;

    private SpamTables() {}

    /// The words that tell naive Bayes most.
    static Grid telling(List<String> words, NaiveBayes bayes) {
        Grid grid =
                Grid.of(
                        "word",
                        "of 10,000 words in ham",
                        "of 10,000 in spam",
                        "ratio",
                        "speaks for");
        List<Integer> most =
                IntStream.range(0, words.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -bayes.information(i)))
                        .limit(SHOWN_WORDS)
                        .toList();
        for (int i : most) {
            double ham = bayes.frequencies()[0][i];
            double spam = bayes.frequencies()[1][i];
            grid =
                    grid.row(
                            words.get(i),
                            "%.1f".formatted(1e4 * ham),
                            "%.1f".formatted(1e4 * spam),
                            "%.1f".formatted(Math.max(spam / ham, ham / spam)),
                            spam > ham ? "spam" : "ham");
        }
        return grid;
    }

    static Grid scores(SpamScores learned, SpamScores counted) {
        return Grid.of("", "ROC AUC", "accuracy", "wrong", "wrong and 99.9% sure")
                .strongRow(cells("logistic regression", learned))
                .row(cells("naive Bayes", counted));
    }

    private static Object[] cells(String name, SpamScores scores) {
        return new Object[] {
            name,
            "%.4f".formatted(scores.area()),
            "%.1f%%".formatted(100 * scores.accuracy()),
            scores.worst(scores.odds().length).size(),
            scores.sureAndWrong()
        };
    }

    static Grid bySource(Mails test, SpamScores learned, SpamScores counted) {
        Grid grid = Grid.of("heap", "test mails", "logistic regression", "naive Bayes");
        for (String source : new TreeSet<>(test.sources())) {
            int[] mails =
                    IntStream.range(0, test.size())
                            .filter(i -> test.sources().get(i).equals(source))
                            .toArray();
            grid =
                    grid.row(
                            source,
                            mails.length,
                            "%.1f%%".formatted(100 * learned.accuracy(mails)),
                            "%.1f%%".formatted(100 * counted.accuracy(mails)));
        }
        return grid;
    }

    /// The wrong mails that it was surest about.
    static Grid mistakes(Mails test, SpamScores learned) {
        Grid grid = Grid.of("it is", "said spam with", "heap", "subject and beginning");
        for (int mail : learned.worst(SHOWN_MAILS)) {
            String text = test.texts().get(mail).strip();
            grid =
                    grid.row(
                            test.spam()[mail] == 1 ? "spam" : "ham",
                            // P = 1 / (1 + e^-odds)
                            String.format(
                                    Locale.ROOT,
                                    "%.1f%%",
                                    100 / (1 + Math.exp(-learned.odds()[mail]))),
                            test.sources().get(mail),
                            text.length() > EXCERPT ? text.substring(0, EXCERPT) + " …" : text);
        }
        return grid;
    }
}
