package io.tarn.recipes.gpt;

import io.tarn.nn.Modes;
import io.tarn.recipes.Target;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.sequence.decode.Decoded;
import io.tarn.sequence.decode.Rules;
import io.tarn.sequence.decode.Sampling;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What [CharGpt] found, as a page.
///
/// @param round characters that are learned from before each judgement
record CharGptPage(Fitted fitted, int round, Scores scores, Gpt gpt, long seed) {
    private static final String SENTENCE = "of the United States";
    private static final String BEGINNING = "Fellow-citizens of the Senate and of the House of ";
    private static final int WRITTEN = 400;

    /// Bits per character of the test.
    ///
    /// @param gpt of the transformer
    /// @param smoothed of runs of 1, 2, 3 … characters, by Kneser and Ney
    /// @param mixed of the same, by Witten and Bell
    record Scores(double gpt, double[] smoothed, double[] mixed) {
        /// That of the better one of five characters.
        double bound() {
            return Math.min(smoothed[CharGpt.ORDER - 1], mixed[CharGpt.ORDER - 1]);
        }

        double best() {
            return Math.min(
                    Arrays.stream(smoothed).min().orElseThrow(),
                    Arrays.stream(mixed).min().orElseThrow());
        }
    }

    Page page(String title, Target target) {
        return Page.of(title)
                .lead(
                        """
                        A transformer of %,d numbers needs %.3f bits for a character of the last twenty speeches, from 2002 on, which it never saw. The best model \
                        of runs of five characters needs %.3f, the best of all runs %.3f. The target, set before the first run: at most %.2f of the former.\
                        """
                                .formatted(
                                        gpt.parameterCount(),
                                        scores.gpt(),
                                        scores.bound(),
                                        scores.best(),
                                        target.value()))
                .section(
                        "What memory is worth",
                        s ->
                                s.text(
                                                """
                                                Counting runs of characters is the classical way: the longer the run, the more is known, and the seldomer it has come. The \
                                                transformer sees up to %d characters, and has to make do with few numbers: there are more than a million different runs of eight.\
                                                """
                                                        .formatted(CharGpt.CONTEXT))
                                        .chart(byLength())
                                        .table(grid()))
                .section("How it was learned", s -> s.chart(losses()))
                .section(
                        "What it writes",
                        s ->
                                s.text("After the words in front, with seed %d:".formatted(seed))
                                        .code(written()))
                .section(
                        "Where its heads look",
                        s ->
                                s.text(
                                                """
                                                Each row is a character that was read, and the colours say how much its head takes of each one before it. Of every layer it is the head \
                                                that looks most sharply.\
                                                """)
                                        .chart(HeadMaps.of(gpt, SENTENCE)));
    }

    private Chart byLength() {
        double[] lengths =
                IntStream.rangeClosed(1, scores.smoothed().length).asDoubleStream().toArray();
        return Lines.of("Bits per character, by the length of the runs")
                .x("characters of a run")
                .y("bits per character of the test")
                .line("Kneser and Ney", lengths, scores.smoothed())
                .line("Witten and Bell", lengths, scores.mixed())
                .ruleAtY("GPT", scores.gpt());
    }

    private Grid grid() {
        int order = CharGpt.ORDER - 1;
        return Grid.of("model", "test, bits per character")
                .row("evenly", text(Math.log(Speeches.ALPHABET) / Math.log(2)))
                .row("single characters", text(scores.smoothed()[0]))
                .row("runs of five, Witten and Bell", text(scores.mixed()[order]))
                .row("runs of five, Kneser and Ney", text(scores.smoothed()[order]))
                .row("the best of all lengths", text(scores.best()))
                .strongRow("GPT", text(scores.gpt()));
    }

    private static String text(double bits) {
        return String.format(Locale.ROOT, "%.3f", bits);
    }

    private Chart losses() {
        double[] read =
                IntStream.rangeClosed(1, fitted.epochs().size())
                        .mapToDouble(i -> i * (round / 1e6))
                        .toArray();
        return Lines.of("Bits per character, while it learns")
                .x("characters read, in millions")
                .y("bits per character")
                .line("training", read, bits(fitted, false))
                .line("validation", read, bits(fitted, true));
    }

    private static double[] bits(Fitted fitted, boolean isValidation) {
        return fitted.epochs().stream()
                .map(epoch -> isValidation ? epoch.validation() : epoch.training())
                .mapToDouble(scores -> scores.get("loss") / Math.log(2))
                .toArray();
    }

    /// Half a context is read anew whenever it is full.
    private String written() {
        long[] text = Speeches.characters(BEGINNING).asLongStream().toArray();
        int half = CharGpt.CONTEXT / 2;
        for (int part = 0; text.length < BEGINNING.length() + WRITTEN; part++) {
            long[] known = Arrays.copyOfRange(text, Math.max(0, text.length - half), text.length);
            Rules rules = Rules.endless(half).banned(Speeches.END);
            try (var still = Modes.eval(gpt);
                    var off = Gradient.off();
                    var sequence = gpt.begin(1)) {
                Decoded decoded =
                        Sampling.of(rules, seed + part)
                                .temperature(0.8)
                                .decode(sequence, Tensor.of(known, 1, known.length))
                                .getFirst();
                text =
                        LongStream.concat(LongStream.of(text), LongStream.of(decoded.tokens()))
                                .toArray();
            }
        }
        return Speeches.text(text).replaceAll("(.{60,90}) ", "$1\n");
    }
}
