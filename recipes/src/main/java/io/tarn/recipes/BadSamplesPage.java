package io.tarn.recipes;

import io.tarn.classic.bound.Hoeffding;
import io.tarn.classic.bound.SampleSizes;
import io.tarn.classic.bound.VapnikChervonenkis;
import io.tarn.report.Axis;
import io.tarn.report.Histogram;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Tone;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What [BadSamples] counted, as a page.
record BadSamplesPage(EdgePopulation all, List<BadSamples.Counted> table, int trials, long seed) {
    private static final int SHOWN_GAP = 1; // 0.1
    private static final int FEW = 20;
    private static final double[] N = IntStream.of(BadSamples.SIZES).asDoubleStream().toArray();

    Page page(String title, double ratio) {
        return Page.of(title)
                .lead(
                        """
                        Seven or eight? A threshold on the number of edges decides. With all %,d pictures known, %,d training sets of each size tell how often \
                        training misleads. The largest ratio of what was counted to what Hoeffding's inequality allows is %.2f; theory says at most 1.\
                        """
                                .formatted(all.size(), trials, ratio))
                .section(
                        "The population, and what small training sets say of it",
                        s ->
                                s.chart(histogram(), byThreshold())
                                        .text(
                                                """
                                                A threshold has a loss on all pictures, the share that it gets wrong. Three training sets of %d tell others. \
                                                A set is bad if it is off by more than ε for any threshold that may be chosen.\
                                                """
                                                        .formatted(FEW)))
                .section(
                        "How often training sets are bad",
                        s ->
                                s.chart(measured(), promised())
                                        .verdict(
                                                Tone.PLAIN,
                                                """
                                                More examples help, more models to choose among hurt. The bound is safe, and far from tight: it adds up over \
                                                models that are nearly the same. Ten thousand thresholds are not much worse than a hundred. The VC bound holds for all \
                                                thresholds that there are, and asks for the most examples.\
                                                """))
                .section(
                        "The trade-off",
                        s ->
                                s.chart(chosen())
                                        .text(
                                                """
                                                One model that was chosen beforehand tells the truth, and it is bad news. Many models hold a good one; with \
                                                few examples what training says of it is too good to be true.\
                                                """))
                .section(
                        "How many examples are enough",
                        s ->
                                s.text(
                                                "So that a training set is off by more than the gap with probability 0.05 at most:")
                                        .table(SampleSizes.usual(1, 0.05).grid()))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private static final String CODE =
            """
            new Hoeffding(100).probability(500, 0.1)    // 100 models, 500 examples, off by 0.1: at most 0.009
            new Hoeffding(100).samples(0.1, 0.05)       // examples that are enough: 415
            VapnikChervonenkis.linear(1).samples(0.1, 0.05)
            """;

    private Histogram histogram() {
        return Histogram.of("Edges of sevens and eights")
                .x("edges e(x)")
                .y("pictures")
                .values("sevens", all.edges(false))
                .values("eights", all.edges(true))
                .bins(50);
    }

    private Lines byThreshold() {
        var thresholds = new Thresholds(all, 1_000);
        var chance = new SplittableRandom(seed);
        Lines lines =
                Lines.of("Loss by threshold")
                        .x("threshold θ")
                        .y(Axis.of("loss").range(0, 1))
                        .line("all", thresholds.thetas(), thresholds.losses());
        for (int i = 1; i <= 3; i++) {
            int[] train = chance.ints(FEW, 0, all.size()).toArray();
            lines = lines.line("set " + i, thresholds.thetas(), thresholds.losses(train));
        }
        return lines;
    }

    private Lines measured() {
        Lines lines = chances("How often training sets are bad");
        for (int models : BadSamples.MODELS) {
            lines = lines.line(named(models), N, values(models, it -> it.frequency()[SHOWN_GAP]));
        }
        return lines;
    }

    private static Lines promised() {
        double gap = BadSamples.GAPS[SHOWN_GAP];
        Lines lines = chances("What the bounds promise");
        for (int models : BadSamples.MODELS) {
            lines = lines.line(named(models), N, BadSamples.bounds(new Hoeffding(models), gap));
        }
        double[] endless = BadSamples.bounds(new VapnikChervonenkis(1), gap);
        return lines.line("VC", N, endless);
    }

    private static Lines chances(String title) {
        return Lines.of(title)
                .x("examples n")
                .logX()
                .y(Axis.of("probability of a gap above 0.1").range(0, 1));
    }

    private Lines chosen() {
        Lines lines = Lines.of("Loss of the chosen model").x("examples n").logX().y("loss");
        for (int models : new int[] {1, 10, 10_000}) {
            lines =
                    lines.line(named(models) + ", all", N, values(models, it -> it.all()))
                            .line(named(models) + ", train", N, values(models, it -> it.train()));
        }
        return lines;
    }

    private static String named(int models) {
        return String.format(Locale.ROOT, "|H| = %,d", models);
    }

    private double[] values(int models, ToDoubleFunction<BadSamples.Counted> value) {
        return table.stream().filter(it -> it.models() == models).mapToDouble(value).toArray();
    }
}
