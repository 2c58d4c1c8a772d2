package io.tarn.recipes.speech;

import io.tarn.recipes.Target;
import io.tarn.recipes.speech.Speaker.Strangers;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import java.util.Arrays;
import java.util.List;

/// What [Speaker] found, as a page.
///
/// @param known nets that have heard all voices; the first is the one that the target is about
record SpeakerPage(VoiceCorpus corpus, List<VoiceRunner> known, List<Strangers> strangers) {
    Page page(String title, Target target) {
        VoiceRunner chosen = known.getFirst();
        int[] test = corpus.test(_ -> true);
        var charts = new SpeakerCharts(corpus);
        return Page.of(title)
                .lead(
                        """
                        Two recordings of %d words that nobody said in the training: the same speaker? At the threshold where as many pairs of one \
                        speaker are missed as of two are let through, %.1f%% of the answers are wrong. The target, set before the first run, is %.0f%% at \
                        most.\
                        """
                                .formatted(
                                        words(test),
                                        100 * chosen.trials(test).value(),
                                        100 * target.value()))
                .section(
                        "Where the voices lie",
                        s -> s.chart(charts.map(chosen, test)).text(ABOUT_MAP))
                .section(
                        "Margins and poolings",
                        s -> s.chart(charts.curves(known, test)).table(poolings(test)))
                .section(
                        "What it listens to",
                        s -> s.chart(charts.attention(chosen)).text(ABOUT_ATTENTION))
                .section("Voices that it never heard", s -> s.table(left()).text(ABOUT_STRANGERS));
    }

    private static final String ABOUT_MAP =
            """
            Each point is a recording of the test, brought from 32 numbers to two by t-SNE: what is near here is near there. Allison Smith \
            speaks English and Spanish; nothing told the net that she is one person but the label of the training.\
            """;

    private static final String ABOUT_ATTENTION =
            """
            A frame above 1 counts more than in the plain mean. The net is free to listen to vowels, where a throat can be heard, and to pass over \
            the silence.\
            """;

    private static final String ABOUT_STRANGERS =
            """
            Eleven voices, four of them real, are very few to learn what makes a voice; nets in use have heard thousands. These numbers have no \
            target. Every real speaker was also recorded in a studio of their own, in their own language, so part of what is told apart may be \
            the room or the language. The last row asks about that: there the net has heard all voices, but Allison only in English, and is \
            judged on all pairs of the test.\
            """;

    private long words(int[] test) {
        return Arrays.stream(test).mapToObj(i -> corpus.voices().get(i).item()).distinct().count();
    }

    private Grid poolings(int[] test) {
        Grid grid = Grid.of("loss, pooling", "parameters", "equal error rate");
        for (VoiceRunner runner : known) {
            Object[] cells = {
                runner.name(),
                "%,d".formatted(runner.net().parameterCount()),
                "%.2f%%".formatted(100 * runner.trials(test).value())
            };
            grid = runner.equals(known.getFirst()) ? grid.strongRow(cells) : grid.row(cells);
        }
        return grid;
    }

    private Grid left() {
        Grid grid = Grid.of("left out of the training", "recordings judged", "equal error rate");
        for (Strangers each : strangers) {
            grid =
                    grid.row(
                            each.leftOut(),
                            each.judged().length,
                            "%.1f%%".formatted(100 * each.runner().trials(each.judged()).value()));
        }
        return grid;
    }
}
