package io.tarn.recipes;

import io.tarn.classic.sample.Chains;
import io.tarn.recipes.McmcGallery.Entry;
import io.tarn.report.Axis;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import io.tarn.report.Scatter;
import io.tarn.report.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What [McmcGallery] found, as a page.
record McmcPage(List<Entry> entries) {
    private static final int SHOWN = 200; // draws of each chain in a picture
    private static final int TRACED = 400; // draws of each chain in a trace
    private static final double MOST = 1.01;

    Page page(String title, double worst, Target target) {
        long silent =
                entries.stream()
                        .filter(it -> !isSuspected(it.chains()) && it.error() > 0.2)
                        .count();
        Page page =
                Page.of(title)
                        .lead(
                                """
                                The worst R-hat of NUTS on the Gaussian and the banana is %.4f; the target is at most %.2f. R-hat is above \
                                1.01, or draws diverged, in %d of %d pictures. Of the others, %d have a mean that is off by more than a fifth of a deviation.\
                                """
                                        .formatted(
                                                worst,
                                                target.value(),
                                                entries.stream()
                                                        .filter(it -> isSuspected(it.chains()))
                                                        .count(),
                                                entries.size(),
                                                silent))
                        .section("The table", this::table);
        for (McmcTarget each : entries.stream().map(Entry::target).distinct().toList()) {
            page = page.section(heading(each), s -> gallery(s, each));
        }
        return page.section("Traces", this::traces)
                .section("What to learn from it", s -> s.points(LESSONS))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private static boolean isSuspected(Chains chains) {
        return !(chains.worstRhat() <= MOST) || chains.divergences() > 0;
    }

    private static String heading(McmcTarget target) {
        return target.name().substring(0, 1).toUpperCase(Locale.ROOT) + target.name().substring(1);
    }

    private void table(Section section) {
        Grid grid =
                Grid.of(
                        "density",
                        "sampler",
                        "R-hat",
                        "divergences",
                        "ESS",
                        "ESS per 1,000",
                        "error");
        for (Entry each : entries) {
            Object[] cells = {
                each.target().name(),
                each.chains().sampler(),
                text("%.3f", each.chains().worstRhat()),
                text("%d", each.chains().divergences()),
                text("%.0f", each.size()),
                text("%.1f", each.sizePerThousand()),
                text("%.3f", each.error())
            };
            grid = isSuspected(each.chains()) ? grid.row(cells) : grid.strongRow(cells);
        }
        section.text(
                        """
                        Bold: R-hat is at most 1.01 and nothing diverged, so nothing speaks against the draws. R-hat and the effective size (ESS) are \
                        those of the worse coordinate. The fourth number is the ESS for 1,000 evaluations of the density, with its gradient where the \
                        sampler wants it, or draws from a conditional; warm-up is not counted. The error is that of the farthest mean, in exact \
                        deviations. Gibbs is missing where a conditional is no distribution that one can draw from.\
                        """)
                .table(grid);
    }

    private void gallery(Section section, McmcTarget target) {
        section.text(
                        target.lesson()
                                + " Each colour is a chain. The lines hold 39%, 86% and 99% of the mass.")
                .chart(
                        entries.stream()
                                .filter(it -> it.target().equals(target))
                                .map(McmcPage::picture)
                                .toArray(Chart[]::new));
    }

    /// The same number of draws from each chain, evenly chosen, upon the curves that hold the mass.
    static Scatter picture(Entry entry) {
        McmcTarget target = entry.target();
        Chains chains = entry.chains();
        Scatter chart = Scatter.of("%s: %s".formatted(heading(target), chains.sampler()));
        for (int i = 0; i < chains.draws().length; i++) {
            double[][] draws = chains.draws()[i];
            double[][] shown =
                    IntStream.range(0, Math.min(SHOWN, draws.length))
                            .mapToObj(k -> draws[(int) ((long) k * draws.length / SHOWN)])
                            .filter(x -> holds(target.x(), x[0]) && holds(target.y(), x[1]))
                            .toArray(double[][]::new);
            chart = chart.points("chain " + (i + 1), column(shown, 0), column(shown, 1));
        }
        double[][] all = curves(target);
        return chart.line("39%, 86%, 99%", all[0], all[1]).x(target.x()).y(target.y());
    }

    private static boolean holds(Axis axis, double value) {
        return value >= axis.from() && value <= axis.to();
    }

    private static double[] column(double[][] draws, int dimension) {
        return Arrays.stream(draws).mapToDouble(x -> x[dimension]).toArray();
    }

    /// The curves for r = 1, 2 and 3, one after the other.
    private static double[][] curves(McmcTarget target) {
        double[][] all = new double[2][0];
        for (int r = 1; r <= 3; r++) {
            double[][] curve = target.curve(r);
            for (int i = 0; i < 2; i++) {
                int old = all[i].length;
                all[i] = Arrays.copyOf(all[i], old + curve[i].length);
                System.arraycopy(curve[i], 0, all[i], old, curve[i].length);
            }
        }
        return all;
    }

    private void traces(Section section) {
        section.text("A good trace is a hedge: all colours everywhere, from the first draw on.")
                .chart(
                        trace("correlated Gaussian", "Metropolis-Hastings"),
                        trace("correlated Gaussian", "NUTS"))
                .chart(
                        trace("two far modes", "NUTS"),
                        trace("two far modes", "parallel tempering"));
    }

    private Chart trace(String target, String sampler) {
        Chains chains =
                entries.stream()
                        .filter(it -> it.target().name().equals(target))
                        .map(Entry::chains)
                        .filter(it -> it.sampler().equals(sampler))
                        .findFirst()
                        .orElseThrow();
        int length = Math.min(TRACED, chains.draws()[0].length);
        double[][][] first =
                Arrays.stream(chains.draws())
                        .map(draws -> Arrays.copyOf(draws, length))
                        .toArray(double[][][]::new);
        return new Chains(
                        sampler,
                        first,
                        chains.acceptance(),
                        chains.sizes(),
                        chains.divergences(),
                        chains.evaluations())
                .traceChart(0)
                .title("Trace, %s: %s".formatted(target, sampler));
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static final List<String> LESSONS =
            List.of(
"""
**Metropolis takes small steps.** It needs nothing but the density, and its draws are worth little. In a bend it can stay in one place for long.\
""",
                    "**Gibbs goes along the axes.** Where the coordinates hang together it crawls; it cannot leave a mode either.",
"""
**A gradient pays.** HMC is best by far where its number of steps suits the density. NUTS needs no such number, and asks more often for it.\
""",
"""
**Divergences say what R-hat does not.** In the narrow ends of the banana and in the neck of the funnel the motion loses its energy, and \
those parts are drawn too seldom.\
""",
"""
**Only chains that start apart can disagree.** In the far modes every chain looks well for itself. If all of six began in one mode, which \
happens in 1 of 32 cases, R-hat would say nothing.\
""",
                    "**Tempering crosses.** It pays for six walkers, and is the only one that knows both modes.");

    private static final String CODE =
            """
            SmoothDensity target = LogDensity.ofTensor(x -> x.square().sum().div(-2));
            Chains chains = NoUTurnSampler.of(target).sample(Distribution.normal(2, 3.0));
            System.out.println(chains.summary());                     // means, R-hat, effective sizes, warnings
            chains.traceChart(0).svg(Path.of("trace.svg"), 800, 400);
            """;
}
