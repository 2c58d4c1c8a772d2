package io.tarn.recipes;

import io.tarn.metric.RocCurve;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Scatter;
import io.tarn.report.Tone;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What [SpamBert] found, as a page.
///
/// @param words what logistic regression on single words says
record SpamBertPage(Mails test, SpamScores words, SpamBert.Tried network) {
    private static final String HOW =
            """
            MiniLM-L6 is a BERT of six blocks that learned from a billion pairs of sentences which of them belong together. A linear layer on \
            the mean of its outputs says spam or not; it and the last four blocks learn from the mails, in small steps that rise and then \
            fall. The first 128 tokens of a mail are read.\
            """;
    private static final String MAP =
            """
            Each point is a test mail; t-SNE keeps neighbours together. Before, mails lie by what they are about. Afterwards, they lie by \
            what was asked.\
            """;
    private static final List<String> LESSONS =
            List.of(
                    """
                    **Somebody else's reading helps.** Four thousand mails are too few to learn a language from, but enough to ask one question of \
                    a network that knows one.\
                    """,
                    """
                    **Small steps.** The blocks take steps of 5e-5: larger ones would wipe out what was learned. The new layer may take ten times \
                    larger ones.\
                    """,
                    """
                    **Try the simple thing first.** Single words take seconds, and are right about most mails.\
                    """);
    private static final String CODE =
            """
            var miniLm = Pretrained.encoder(Datasets.path("minilm")).longest(128);
            var classifier = miniLm.classifier(2).learningFrom(2);
            classifier.trainer().fit(classifier.data(texts, labels));
            Tensor chances = classifier.probabilities(List.of("You have won a prize!"));
            """;

    Page page(String title, int training, double ratio) {
        return Page.of(title)
                .lead(
                        """
                        A network that had read before is wrong about %.2f mails for each that single words are wrong about: it judges %.1f%% of \
                        %,d test mails rightly, they %.1f%%. Both learned from the same %,d mails.\
                        """
                                .formatted(
                                        ratio,
                                        100 * network.scores().accuracy(),
                                        test.size(),
                                        100 * words.accuracy(),
                                        training))
                .section("How it is done", s -> s.text(HOW).code("java", CODE))
                .section(
                        "Who is better",
                        s -> s.chart(curves(), losses()).table(scores()).table(bySource()))
                .section(
                        "Where it puts the mails",
                        s ->
                                s.text(MAP)
                                        .chart(
                                                map("Mails before fine-tuning", network.before()),
                                                map("Mails after fine-tuning", network.after())))
                .section(
                        "Where it was surest and wrong",
                        s -> s.table(SpamTables.mistakes(test, network.scores())))
                .section(
                        "What to learn from it",
                        s ->
                                s.verdict(
                                                Tone.PLAIN,
                                                "Begin with what others have learned, where there is little to learn from.")
                                        .points(LESSONS));
    }

    private Chart curves() {
        RocCurve first = network.scores().ranking().curve();
        RocCurve second = words.ranking().curve();
        return Lines.of("ROC curve of the test mails")
                .line("MiniLM, fine-tuned", first.falsePositives(), first.truePositives())
                .line("single words", second.falsePositives(), second.truePositives())
                .line(Line.of("chance", new double[] {0, 1}, new double[] {0, 1}).asReference())
                .x("share of ham called spam")
                .y("share of spam found");
    }

    private Chart losses() {
        return Lines.of("Loss, epoch by epoch")
                .line("training", Curve.of(network.fitted(), "loss", Curve.Side.TRAINING))
                .line("validation", Curve.of(network.fitted(), "loss", Curve.Side.VALIDATION))
                .x("epoch")
                .y("cross entropy");
    }

    private Grid scores() {
        return Grid.of("", "ROC AUC", "accuracy", "F1 of spam", "wrong")
                .strongRow(cells("MiniLM, fine-tuned", network.scores()))
                .row(cells("single words", words));
    }

    private static Object[] cells(String name, SpamScores scores) {
        return new Object[] {
            name,
            "%.4f".formatted(scores.area()),
            "%.1f%%".formatted(100 * scores.accuracy()),
            "%.3f".formatted(f1(scores)),
            scores.worst(scores.odds().length).size()
        };
    }

    /// 2·found and right / (called spam + spam).
    private static double f1(SpamScores scores) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < scores.odds().length; i++) {
            int called = scores.odds()[i] > 0 ? 1 : 0;
            both += called * scores.spam()[i];
            either += called + scores.spam()[i];
        }
        return 2.0 * both / Math.max(1, either);
    }

    private Grid bySource() {
        Grid grid = Grid.of("heap", "test mails", "MiniLM, fine-tuned", "single words");
        for (String source : new TreeSet<>(test.sources())) {
            int[] mails =
                    IntStream.range(0, test.size())
                            .filter(i -> test.sources().get(i).equals(source))
                            .toArray();
            grid =
                    grid.row(
                            source,
                            mails.length,
                            "%.1f%%".formatted(100 * network.scores().accuracy(mails)),
                            "%.1f%%".formatted(100 * words.accuracy(mails)));
        }
        return grid;
    }

    private Chart map(String title, Tensor places) { // [mails, 2]
        double[] x = places.select(1, 0).toDoubleArray();
        double[] y = places.select(1, 1).toDoubleArray();
        return Scatter.of(title)
                .points("ham", of(x, 0), of(y, 0))
                .points("spam", of(x, 1), of(y, 1))
                .x("first coordinate")
                .y("second coordinate");
    }

    private double[] of(double[] values, int kind) {
        return IntStream.range(0, values.length)
                .filter(i -> test.spam()[network.mapped()[i]] == kind)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
