package io.tarn.recipes;

import io.tarn.report.Axis;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import io.tarn.report.Section;
import io.tarn.report.Surface;
import io.tarn.report.Tone;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Optimizers race down error surfaces, and on a real network (2.4).
///
/// Each has its best learning rate, found by the same search: 13 rates from 0.0001 to 1.
final class OptimizerRace implements Recipe {
    private static final double LEAST = 1e-6; // of the errors that are drawn
    private static final double MOST = 1e3;
    private static final List<String> FILMED =
            List.of("gradient descent", "momentum (sum)", "RMSProp", "Adam");

    @Override
    public String name() {
        return "optimizer-race";
    }

    @Override
    public String title() {
        return "A race of optimizers";
    }

    /// Of plain gradient descent over Adam on the ravine; a descent that never arrives counts as all its steps.
    @Override
    public Target target() {
        return Target.atLeast("steps of gradient descent for one of Adam, in the ravine", 2);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        var chance = new SplittableRandom(kitchen.seed());
        Map<ErrorSurface, List<Descent>> races = new EnumMap<>(ErrorSurface.class);
        for (ErrorSurface surface : ErrorSurface.values()) {
            float[] start = surface.start();
            for (int i = 0; i < start.length; i++) {
                start[i] += (float) (0.1 * chance.nextGaussian());
            }
            int steps = kitchen.scaled(surface.steps(), 30);
            races.put(
                    surface,
                    Racer.ALL.stream()
                            .map(racer -> Descent.best(surface, racer, start, steps))
                            .toList());
        }
        List<Descent> ravine = races.getOrDefault(ErrorSurface.RAVINE, List.of());
        double ratio = (double) steps(ravine, "gradient descent") / steps(ravine, "Adam");
        Page page =
                Page.of(title())
                        .lead(
                                """
                                Eight optimizers start at the same place, each with the best of %d learning rates. Down the bent ravine plain gradient \
                                descent takes %.1f times as many steps as Adam. No optimizer wins everywhere: look at all four races.\
                                """
                                        .formatted(Descent.RATES.length, ratio));
        races.forEach((surface, race) -> section(page, kitchen, surface, race));
        NetworkRace.run(kitchen).section(page);
        page.section("Who is who", s -> s.table(formulas()));
        return new Outcome(ratio, page);
    }

    private static int steps(List<Descent> race, String name) {
        return race.stream()
                .filter(descent -> descent.racer().name().equals(name))
                .mapToInt(descent -> Math.max(1, descent.arrival()))
                .findFirst()
                .orElseThrow();
    }

    private static void section(
            Page page, Kitchen kitchen, ErrorSurface surface, List<Descent> race) {
        byte[] film = film(surface, race, kitchen.scaled(24, 3));
        int half = Racer.ONE_RATE.size();
        page.section(
                surface.title(),
                s -> {
                    Section filled =
                            s.text("L(x, y) = " + surface.formula() + ". " + surface.lesson())
                                    .chart(
                                            drawn(
                                                    surface,
                                                    "One rate for all parameters",
                                                    race.subList(0, half)),
                                            drawn(
                                                    surface,
                                                    "A rate for each parameter",
                                                    race.subList(half, race.size())))
                                    .drawing(
                                            new Picture(
                                                    film,
                                                    "The race as a film, from the first steps to the last.",
                                                    Tone.PLAIN));
                    filled.chart(losses(surface, race)).table(arrivals(surface, race));
                });
    }

    private static Surface drawn(ErrorSurface surface, String title, List<Descent> race) {
        Surface chart =
                Surface.of(title, surface.columns(), surface.rows(), surface.heights())
                        .z("error")
                        .logZ();
        chart = chart.frame(chart.frame().x(Axis.of("x")).y(Axis.of("y")));
        for (Descent descent : race) {
            chart = chart.path(descent.racer().name(), descent.x(), descent.y());
        }
        return chart;
    }

    /// Ever more of the paths, slowly at first, when most happens.
    private static byte[] film(ErrorSurface surface, List<Descent> race, int moments) {
        List<Descent> seen =
                race.stream().filter(it -> FILMED.contains(it.racer().name())).toList();
        int steps = seen.getFirst().x().length;
        List<BufferedImage> frames = new ArrayList<>();
        for (int frame = 1; frame <= moments; frame++) {
            double part = (double) frame / moments;
            int count = Math.max(2, (int) Math.round(steps * part * part * part));
            List<Descent> sofar = seen.stream().map(descent -> descent.until(count)).toList();
            frames.add(drawn(surface, surface.title(), sofar).image(640, 420));
        }
        return AnimatedPng.of(frames, 180);
    }

    private static Lines losses(ErrorSurface surface, List<Descent> race) {
        Lines lines =
                Lines.of("Error, step by step")
                        .x("step")
                        .y(Axis.of("error").logarithmic().range(LEAST, MOST));
        for (Descent descent : race) {
            double[] steps = new double[descent.losses().length];
            double[] losses = descent.losses().clone();
            for (int i = 0; i < steps.length; i++) {
                steps[i] = i;
                losses[i] = Math.clamp(losses[i], LEAST, MOST);
            }
            lines = lines.line(descent.racer().name(), steps, losses);
        }
        return lines.ruleAtY("goal", surface.goal());
    }

    private static Grid arrivals(ErrorSurface surface, List<Descent> race) {
        Grid grid =
                Grid.of(
                        "optimizer",
                        "best rate",
                        "steps until the error stays below " + surface.goal(),
                        "error at the end");
        for (Descent descent : race) {
            grid =
                    grid.row(
                            descent.racer().name(),
                            descent.rate(),
                            descent.arrived() ? String.valueOf(descent.arrival()) : "–",
                            descent.losses()[descent.losses().length - 1]);
        }
        return grid;
    }

    private static Grid formulas() {
        Grid grid = Grid.of("optimizer", "each step, with gradient g and rate η");
        for (Racer racer : Racer.ALL) {
            grid = grid.row(racer.name(), racer.formula());
        }
        return grid;
    }
}
