package io.tarn.recipes.attention;

import io.tarn.recipes.Target;
import io.tarn.report.Axis;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What [AttentionPatterns] found, as a page.
///
/// @param costs exact attention first, then that of all scores, then the efficient kinds
record AttentionPage(List<Cost> costs, EraRace.Finish race, long seed) {
    private static final long LONG = 1_024; // from here on the length decides
    private static final Kind LOCAL = Kind.EFFICIENT.getFirst();

    /// The largest exponent of the efficient kinds.
    double reached() {
        return costs.stream()
                .filter(cost -> Kind.EFFICIENT.contains(cost.kind()))
                .mapToDouble(this::exponent)
                .max()
                .orElseThrow();
    }

    private double exponent(Cost cost) {
        return cost.exponent(Math.min(LONG, longest() / 4));
    }

    private long longest() {
        long[] lengths = costs.getFirst().lengths();
        return lengths[lengths.length - 1];
    }

    Page page(String title, Target target) {
        return Page.of(title)
                .lead(
                        """
                        Exact attention looks at every pair of places; its cost grows as length to the power of %s here. Of seven kinds that look at fewer, \
                        none grows faster than to the power of %s; the target is at most %s.\
                        """
                                .formatted(
                                        number("%.2f", exponent(costs.getFirst())),
                                        number("%.2f", reached()),
                                        number("%.1f", target.value())))
                .section(
                        "Cost by length",
                        s ->
                                s.chart(seconds())
                                        .text(
                                                """
                                                One pass forward and backward of one sequence, 64 wide, 4 heads. Both axes are logarithmic, so that a cost of nᵉ is a \
                                                straight line of slope e. The kinds with blocks pay for their bookkeeping; they win where sequences are long.\
                                                """))
                .section(
                        "Memory by length",
                        s ->
                                s.chart(memory())
                                        .text(
                                                """
                                                What the pass forward keeps for the pass backward. The fused kernel of exact attention computes its weights twice and keeps \
                                                none, so its memory grows as the length does. With relative positions it cannot, and keeps every pair.\
                                                """))
                .section(
                        "What is still learned",
                        s ->
                                s.chart(accuracy())
                                        .table(grid())
                                        .text(
                                                """
                                                Pieces of the presidents' speeches, of one of four times. Two layers read a piece, and the answer is read at a place before \
                                                its first word: what stands further on has to come there by attention. All took as many steps, at one rate. Two local layers \
                                                see 128 words; one global place is enough to see them all. No piece of a test speech was learned from.\
                                                """))
                .section(
                        "What each kind looks at",
                        s ->
                                s.chart(Maps.weights(seed).toArray(Chart[]::new))
                                        .text(
                                                """
                                                Weights of one head on one sentence, before any training; the same letters are the same vectors, so the kinds that look at \
                                                contents show repetitions. Window, reach and mixtures are 6, so that they can be seen.\
                                                """))
                .section(
                        "What positions know",
                        s ->
                                s.chart(Maps.similarity(race.positions()).toArray(Chart[]::new))
                                        .chart(Maps.distance())
                                        .text(
                                                """
                                                The cosine between the codes of two places: sines and cosines know who is near whom before any training; learned codes \
                                                know what the task asked for. Rotary positions and ALiBi work on the scores themselves.\
                                                """))
                .section("What to learn from it", s -> s.points(LESSONS))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private Chart seconds() {
        Lines lines =
                Lines.of("Seconds of one pass by length")
                        .x(Axis.of("places").logarithmic())
                        .y(Axis.of("time").unit("s").logarithmic());
        return drawn(lines, Kind.RELATIVE, Cost::seconds)
                .note("With relative positions, exact attention is slower by far; see the table.");
    }

    private Chart memory() {
        Lines lines =
                Lines.of("Memory of one pass by length")
                        .x(Axis.of("places").logarithmic())
                        .y(Axis.of("memory").unit("MB").logarithmic());
        return drawn(lines, LOCAL, cost -> Arrays.stream(cost.bytes()).map(b -> b / 1e6).toArray())
                .note("The local kind lies just below Longformer.");
    }

    /// More than eight lines cannot be told apart.
    private Lines drawn(Lines empty, Kind without, Function<Cost, double[]> y) {
        Lines lines = empty;
        for (Cost cost : costs) {
            Line line = Line.of(cost.kind().name(), cost.places(), y.apply(cost));
            if (cost.kind() != without) {
                lines = lines.line(cost.kind() == Kind.EXACT ? line.asReference() : line);
            }
        }
        return lines;
    }

    private Chart accuracy() {
        return Bars.of(
                        "Test accuracy in equally many steps",
                        race.runners().stream().map(EraRace.Runner::name).toList())
                .bars(
                        "accuracy",
                        race.runners().stream()
                                .mapToDouble(runner -> 100 * runner.accuracy())
                                .toArray())
                .lying()
                .x(Axis.of("test accuracy").unit("%").range(0, 100));
    }

    private Grid grid() {
        Grid grid =
                Grid.of(
                        "kind",
                        "exponent",
                        "seconds at the longest",
                        "test accuracy",
                        "seconds of training");
        for (String name : names()) {
            Optional<Cost> cost =
                    costs.stream().filter(c -> c.kind().name().equals(name)).findFirst();
            Optional<EraRace.Runner> runner =
                    race.runners().stream().filter(r -> r.name().equals(name)).findFirst();
            grid =
                    grid.row(
                            name,
                            cost.map(c -> number("%.2f", exponent(c))).orElse(""),
                            cost.map(c -> number("%.3f", c.seconds()[c.seconds().length - 1]))
                                    .orElse(""),
                            runner.map(r -> number("%.3f", r.accuracy())).orElse(""),
                            runner.map(r -> number("%.0f", r.seconds())).orElse(""));
        }
        return grid;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        costs.forEach(cost -> names.add(cost.kind().name()));
        race.runners().forEach(runner -> names.add(runner.name()));
        return names;
    }

    private static String number(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    private static final List<String> LESSONS =
            List.of(
                    "**An exponent is no speed.** Exact attention with a fused kernel is the fastest of all on short sequences.",
                    "**What cannot be seen cannot be learned.** A window is enough where all that counts is near, and not a word more.",
                    "One global place carries everything everywhere in two layers: that is why Longformer has one.");

    private static final String CODE =
            """
            HeadedAttention attention = SparseAttention.longformer(64, 4, c -> c.reach(64).globals(1));
            Tensor y = attention.forward(x, Mask.lengths(lengths));     // [batch, time, 64]
            Tensor w = attention.weights(x, Mask.none());               // [batch, heads, time, time], to look at
            """;
}
