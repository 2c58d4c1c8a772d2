package io.tarn.recipes;

import io.tarn.report.Axis;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Scatter;
import io.tarn.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Critical points of a small ReLU network: what kind they are, and how to leave a saddle (2.2).
///
/// The Hessian is exact, so its eigenvalues may be negative; the network has 97 weights and learns sin(5πx) / 5πx.
final class Saddle implements Recipe {
    private static final int RUNS = 20;
    private static final double SMALL = 1e-3; // a gradient norm

    @Override
    public String name() {
        return "saddle";
    }

    @Override
    public String title() {
        return "Saddles: what they look like, and how to leave them";
    }

    /// Both descend from the same saddle with the same rate; the escape is one step before.
    @Override
    public Target target() {
        return Target.atMost("loss left by escape and descent, against descent alone", 0.5);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        int steps = kitchen.scaled(1000, 50);
        var saddle = SaddleEscape.of(kitchen.seed(), steps);
        var walk = CriticalWalk.training(kitchen.seed(), kitchen.scaled(1500, 30), 30);
        var points = points(kitchen);
        Page page =
                Page.of(title())
                        .lead(
                                """
                                A network stands on a strict saddle, where its gradient is 0. After %,d steps of gradient descent its loss is still %.4f. One step \
                                along the direction of negative curvature, and the same descent ends at %.5f.\
                                """
                                        .formatted(
                                                steps,
                                                saddle.alone().getLast(),
                                                saddle.escaped().getLast()))
                        .section("A saddle, and the way out", s -> escape(s, saddle))
                        .section("Along a training", s -> training(s, walk))
                        .section("Where trainings stop", s -> scatter(s, points));
        return new Outcome(saddle.part(), page);
    }

    /// Trainings of different lengths, each then led to a critical point.
    private static List<CriticalWalk> points(Kitchen kitchen) {
        List<CriticalWalk> points = new ArrayList<>();
        int runs = kitchen.scaled(RUNS, 3);
        for (int run = 0; run < runs; run++) {
            int steps = kitchen.scaled(48 * (run % 10), 5);
            long seed = kitchen.seed() + 1 + run;
            points.add(CriticalWalk.toCriticalPoint(seed, steps, kitchen.scaled(900, 9)));
        }
        return points;
    }

    private static void escape(Section section, SaddleEscape saddle) {
        var point = saddle.point();
        section.text(
                        """
                        The last two layers have no weights, and the output is the mean of the targets. No weight alone lowers the loss: the norm of the gradient \
                        is %.1e. Two weights together do: the least eigenvalue of the Hessian is %.4f, the greatest %.4f. The verdict of `CriticalPoint` is \
                        %s. Rounding alone would leave this saddle after about %,d steps.\
                        """
                                .formatted(
                                        point.gradientNorm(),
                                        point.spectrum().least().value(),
                                        point.spectrum().greatest().value(),
                                        point.verdict(),
                                        saddle.stepsOfRounding()))
                .chart(saddle.losses(), saddle.outputs())
                .chart(point.descent().chart(), saddle.escape().chart());
    }

    private static void training(Section section, List<CriticalWalk> walk) {
        double[] steps = column(walk, CriticalWalk::step);
        section.text(
                        """
                        The minimum ratio is the part of all eigenvalues of the exact Hessian that are positive. Training by Adam; the gradient does not have to \
                        become small for the loss to fall.\
                        """)
                .chart(
                        Lines.of("Loss and gradient")
                                .x("step")
                                .y(Axis.of("value").logarithmic())
                                .line("loss", steps, column(walk, CriticalWalk::loss))
                                .line("gradient norm", steps, column(walk, CriticalWalk::norm)),
                        Lines.of("Signs of the eigenvalues")
                                .x("step")
                                .y("part of all")
                                .line("positive", steps, column(walk, it -> it.ratio().positive()))
                                .line("negative", steps, column(walk, it -> it.ratio().negative()))
                                .line("zero", steps, column(walk, it -> it.ratio().flat())));
    }

    private static void scatter(Section section, List<CriticalWalk> points) {
        var reached = points.stream().filter(point -> point.norm() <= SMALL).toList();
        var missed = points.stream().filter(point -> point.norm() > SMALL).toList();
        Scatter chart =
                Scatter.of("Loss and minimum ratio at critical points")
                        .x("minimum ratio")
                        .y(Axis.of("loss").logarithmic());
        for (var group : List.of(reached, missed)) {
            chart =
                    chart.points(
                            "gradient norm " + (group == reached ? "≤ " : "> ") + SMALL,
                            column(group, it -> it.ratio().positive()),
                            column(group, CriticalWalk::loss));
        }
        Grid grid =
                Grid.of("steps before", "loss", "gradient norm", "positive", "negative", "zero");
        for (CriticalWalk point : points) {
            grid =
                    grid.row(
                            point.step(),
                            point.loss(),
                            point.norm(),
                            point.ratio().positive(),
                            point.ratio().negative(),
                            point.ratio().flat());
        }
        section.text(
                        """
                        %d trainings are cut off after different numbers of steps; from there the norm of the gradient is lowered, not the loss, and they come to \
                        rest at critical points of all kinds. %d of them got the norm below %s. %s\
                        """
                                .formatted(points.size(), reached.size(), SMALL, related(reached)))
                .chart(chart)
                .table("All points", grid);
    }

    private static String related(List<CriticalWalk> reached) {
        return reached.size() < 3
                ? "These are too few to compare."
                : "The rank correlation of their loss and minimum ratio is %.2f: below 0 means that, the lower the loss, the more a place looks like a minimum."
                        .formatted(correlation(reached));
    }

    /// Spearman's: the correlation of the ranks.
    static double correlation(List<CriticalWalk> points) {
        double[] a = ranks(points, CriticalWalk::loss);
        double[] b = ranks(points, it -> it.ratio().positive());
        double middle = (points.size() - 1) / 2.0;
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - middle) * (b[i] - middle);
            ofA += (a[i] - middle) * (a[i] - middle);
            ofB += (b[i] - middle) * (b[i] - middle);
        }
        return both / Math.sqrt(ofA * ofB);
    }

    /// Equal values share the mean of their ranks.
    private static double[] ranks(List<CriticalWalk> points, ToDoubleFunction<CriticalWalk> value) {
        double[] values = column(points, value);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> {
                    long below =
                            points.stream()
                                    .filter(it -> value.applyAsDouble(it) < values[i])
                                    .count();
                    long equal =
                            points.stream()
                                    .filter(it -> value.applyAsDouble(it) == values[i])
                                    .count();
                    return below + (equal - 1) / 2.0;
                })
                .toArray();
    }

    private static double[] column(List<CriticalWalk> walk, ToDoubleFunction<CriticalWalk> value) {
        return walk.stream().mapToDouble(value).toArray();
    }
}
