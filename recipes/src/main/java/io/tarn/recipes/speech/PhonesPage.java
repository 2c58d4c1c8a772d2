package io.tarn.recipes.speech;

import io.tarn.recipes.Target;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What [Phones] found, as a page.
///
/// @param runners the single frame first
record PhonesPage(PhoneCorpus corpus, List<PhoneRunner> runners, PhoneRunner best) {
    Page page(String title, Target target) {
        PhoneRunner single = runners.getFirst();
        return Page.of(title)
                .lead(
                        """
                        A hundredth of a second alone tells its phone in %.1f%% of the frames of recordings that were never heard; with the best net, \
                        %s, it is %.1f%%. Guessing a pause is right in %.1f%%. The target, set before the first run, are %.0f points more than the single \
                        frame.\
                        """
                                .formatted(
                                        100 * single.test(),
                                        best.name(),
                                        100 * best.test(),
                                        100 * corpus.pauses(),
                                        100 * target.value()))
                .section("What it hears", s -> s.drawing(drawing()).text(ABOUT_LABELS))
                .section("How much to hear at once", s -> s.chart(byWidth()).table(table()))
                .section(
                        "How the labels came about",
                        s -> s.chart(alignment()).text(ABOUT_ALIGNMENT));
    }

    private static final String ABOUT_LABELS =
            """
            Above the spectrogram of a recording of the test: time goes from left to right, pitch from bottom to top. Below, the phones \
            that the alignment found, those that the single frame hears, and those of the best net; red is what differs from the alignment. \
            The single frame flickers, because many phones look alike for a hundredth of a second.\
            """;

    private static final String ABOUT_ALIGNMENT =
            """
            Nobody marked a frame by hand. What is said is known, and the CMU dictionary tells its phones; each phone has three hidden states \
            with a Gaussian each. At first every recording is cut evenly. Then the Gaussians are estimated from the cut, and the recordings are cut anew \
            where the Gaussians find it likeliest, round by round. The aligner learns from the training recordings only, and labels all of them; so \
            what is counted here is agreement with the alignment, not with a listener.\
            """;

    private Lines byWidth() {
        List<PhoneRunner> contexts = runners.stream().filter(r -> r.frames() > 0).toList();
        double[] widths = contexts.stream().mapToDouble(PhoneRunner::frames).toArray();
        Lines lines =
                Lines.of("Frame accuracy by how much is heard at once")
                        .x("frames that the net sees, ten milliseconds each")
                        .logX()
                        .y("rightly labelled frames, in %")
                        .line("test", widths, percents(contexts, PhoneRunner::test))
                        .line("validation", widths, percents(contexts, PhoneRunner::validation));
        for (PhoneRunner runner : runners) {
            if (runner.frames() == 0) {
                lines = lines.ruleAtY("%s, test".formatted(runner.name()), 100 * runner.test());
            }
        }
        return lines;
    }

    private static double[] percents(
            List<PhoneRunner> runners, ToDoubleFunction<PhoneRunner> value) {
        return runners.stream().mapToDouble(r -> 100 * value.applyAsDouble(r)).toArray();
    }

    private Lines alignment() {
        double[] history = corpus.history();
        return Lines.of("The cut gets likelier")
                .x("round")
                .y("log likelihood of a frame")
                .line("training recordings", history);
    }

    private Grid table() {
        Grid grid = Grid.of("net", "parameters", "validation", "test", "seven synthetic voices");
        for (PhoneRunner runner : runners) {
            Object[] cells = {
                runner.name(),
                "%,d".formatted(runner.net().parameterCount()),
                "%.1f%%".formatted(100 * runner.validation()),
                "%.1f%%".formatted(100 * runner.test()),
                "%.1f%%".formatted(100 * runner.others())
            };
            grid = runner.equals(best) ? grid.strongRow(cells) : grid.row(cells);
        }
        return grid;
    }

    /// Of the test recordings the longest one that is no longer than two seconds.
    private Picture drawing() {
        PhoneCorpus.Recording shown = corpus.all().get(corpus.split().test()[0]);
        for (int i : corpus.split().test()) {
            PhoneCorpus.Recording other = corpus.all().get(i);
            int frames = other.labelled().labels().length;
            if (frames > shown.labelled().labels().length && frames <= 200) {
                shown = other;
            }
        }
        int[] truth = shown.labelled().labels();
        return Picture.of(
                PhoneDrawing.of(
                        shown.file(),
                        List.of(
                                new PhoneDrawing.Row("aligned", truth),
                                new PhoneDrawing.Row(
                                        "single frame", runners.getFirst().heard(shown.labelled())),
                                new PhoneDrawing.Row(best.name(), best.heard(shown.labelled())))),
                "“%s”".formatted(shown.text()));
    }
}
