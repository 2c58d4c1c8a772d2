package io.tarn.doctor.measure;

import io.tarn.report.Chart;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/// What the losses of a training say by themselves: noise, trend, oscillation, spikes, divergence.
///
/// ```java
/// var curve = LossCurve.of(losses);          // one loss per step
/// curve.isFalling();                         // it would fall further
/// curve.period();                            // 2 where every second loss is high
/// ```
///
/// No verdict depends on the loss's unit or its zero: a·loss + b has the same ones for every a > 0. With fewer than 20 finite losses there
/// is no verdict but the first bad value. Costs a sort of a few thousand numbers.
///
/// @param losses one for each step
/// @param level where the smoothed curve begins, ends, and is lowest
/// @param noise the scatter of single losses around the smoothed curve, as a standard deviation
/// @param wander the scatter from one twentieth of the training to the next, as a standard deviation
/// @param trend how the last third of the steps goes
/// @param cycle whether the last third goes up and down
/// @param spikes steps whose loss jumps up alone, far beyond the noise
/// @param firstBad the first step with an infinite loss, or none that is a number
public record LossCurve(
        double[] losses,
        Level level,
        double noise,
        double wander,
        Trend trend,
        Cycle cycle,
        List<Integer> spikes,
        OptionalInt firstBad) {
    private static final int FEWEST = 20;

    /// What part of the whole range counts as a change.
    private static final double SHARE = 0.05;

    /// Medians over twentieths of the steps: the first, the last, and the extreme ones.
    public record Level(double start, double end, double least, double greatest) {
        /// From the lowest to the highest.
        public double range() {
            return greatest - least;
        }
    }

    /// A straight line through the last steps: its slope per step, with a 99% interval.
    public record Trend(double slope, double low, double high, int steps) {
        /// The change over all its steps.
        public double change() {
            return slope * steps;
        }
    }

    /// A movement up and down.
    ///
    /// @param period in steps; 0 if there is none
    /// @param strength how alike the losses are a period apart: 1 for a pure oscillation
    public record Cycle(int period, double strength) {}

    public LossCurve {
        spikes = List.copyOf(spikes);
    }

    /// Measures the losses up to the first that is not finite.
    public static LossCurve of(double... losses) {
        OptionalInt bad = OptionalInt.empty();
        for (int i = 0; i < losses.length && bad.isEmpty(); i++) {
            bad = Double.isFinite(losses[i]) ? bad : OptionalInt.of(i);
        }
        double[] y = Arrays.copyOf(losses, bad.orElse(losses.length));
        return y.length < FEWEST ? unknown(losses, bad) : measured(losses, y, bad);
    }

    public static LossCurve of(List<Double> losses) {
        return of(losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static LossCurve unknown(double[] losses, OptionalInt bad) {
        double none = Double.NaN;
        return new LossCurve(
                losses.clone(),
                new Level(none, none, none, none),
                none,
                none,
                new Trend(none, none, none, 0),
                new Cycle(0, 0),
                List.of(),
                bad);
    }

    private static LossCurve measured(double[] losses, double[] y, OptionalInt bad) {
        double[] residuals = residuals(y, Math.clamp(y.length / 20, 2, 25));
        double noise = Robust.scatter(residuals);
        double[] blocks = Robust.blockMedians(y, Math.min(20, y.length / 3));
        Level level =
                new Level(
                        blocks[0],
                        blocks[blocks.length - 1],
                        DoubleStream.of(blocks).min().orElseThrow(),
                        DoubleStream.of(blocks).max().orElseThrow());
        double[] tail = Arrays.copyOfRange(y, y.length - Math.max(y.length / 3, FEWEST), y.length);
        return new LossCurve(
                losses.clone(),
                level,
                noise,
                Robust.scatter(Robust.differences(blocks)),
                trend(tail),
                cycle(tail),
                spikes(residuals, Math.max(8 * noise, 0.1 * level.range())),
                bad);
    }

    /// Through medians of tenths: their errors are nearly independent, though those of neighbouring losses are not.
    private static Trend trend(double[] tail) {
        int blocks = Math.min(10, tail.length / 2);
        Robust.Slope slope = Robust.Slope.of(Robust.blockMedians(tail, blocks));
        double perStep = (double) blocks / tail.length;
        return new Trend(
                slope.value() * perStep,
                slope.low() * perStep,
                slope.high() * perStep,
                tail.length);
    }

    /// The shortest time after which the curve is like itself again, having been its opposite in between.
    private static Cycle cycle(double[] tail) {
        double[] residuals = residuals(tail, Math.max(tail.length / 8, 3));
        int lags = tail.length / 4;
        double[] r = Robust.autocorrelation(residuals, lags);
        double squares = 0;
        double trough = 0;
        for (int lag = 1; lag < lags; lag++) {
            // Bartlett: var(r) ≈ (1 + 2·Σ r²)/n, the sum over shorter lags, were there no longer
            // ones
            double error = Math.sqrt((1 + 2 * Math.min(squares, 1)) / tail.length);
            boolean peak = lag > 1 && r[lag] > r[lag - 1] && r[lag] >= r[lag + 1];
            if (peak && trough < -0.3 && r[lag] > Math.max(0.35, 3 * error)) {
                return new Cycle(lag, r[lag]);
            }
            trough = Math.min(trough, r[lag]);
            squares += r[lag] * r[lag];
        }
        return new Cycle(0, 0);
    }

    private static List<Integer> spikes(double[] residuals, double height) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < residuals.length; i++) {
            if (residuals[i] > height) {
                found.add(i);
            }
        }
        return found;
    }

    private static double[] residuals(double[] y, int reach) {
        double[] smooth = Robust.runningMedian(y, reach);
        double[] rest = new double[y.length];
        Arrays.setAll(rest, i -> y[i] - smooth[i]);
        return rest;
    }

    /// Falls at the end, beyond chance, by 5% or more of the whole range in the last third.
    public boolean isFalling() {
        return trend.high < 0 && -trend.change() >= SHARE * level.range();
    }

    /// Rises at the end, beyond chance, by 5% or more of the whole range in the last third.
    public boolean isRising() {
        return trend.low > 0 && trend.change() >= SHARE * level.range();
    }

    /// Neither falls nor rises at the end, and moves by less than twice the noise or 5% of the whole range in the last third.
    public boolean isFlat() {
        double little = Math.max(2 * noise, SHARE * level.range());
        return !isFalling() && !isRising() && !hasDiverged() && Math.abs(trend.change()) <= little;
    }

    /// Never came down: the lowest part of the curve is not below its beginning, beyond chance.
    public boolean hasNotFallen() {
        return level.start - level.least <= chance();
    }

    public boolean isOscillating() {
        return cycle.period > 0;
    }

    /// Ends above its beginning, beyond chance, or in values that are not finite.
    public boolean hasDiverged() {
        return firstBad.isPresent() || level.end - level.start > chance();
    }

    /// The part of the fall that is lost again at the end: 0 where the curve ends lowest, 1 where it ends as high as it began.
    public double regained() {
        double fall = level.start - level.least;
        return fall > chance() ? (level.end - level.least) / fall : 0;
    }

    /// Noise in units of the whole range; infinite for a curve that only scatters around nothing.
    public double relativeNoise() {
        return noise == 0 ? 0 : noise / level.range();
    }

    /// Beyond this a difference of two levels is no chance.
    private double chance() {
        return Math.max(2.5 * noise, 4 * wander);
    }

    /// The losses with the smoothed curve and the trend of the last third.
    public Chart chart() {
        int n = firstBad.orElse(losses.length);
        double[] y = Arrays.copyOf(losses, n);
        double[] x = new double[n];
        Arrays.setAll(x, i -> i + 1);
        Lines lines = Lines.of("Loss per step").line("loss", x, y).x("step").y("loss");
        if (trend.steps > 0) {
            double[] ends = {n - trend.steps + 1.0, n};
            double middle = Robust.median(Arrays.copyOfRange(y, n - trend.steps, n));
            double[] heights = {middle - trend.change() / 2, middle + trend.change() / 2};
            double[] smooth = Robust.runningMedian(y, Math.clamp(n / 20, 2, 25));
            lines =
                    lines.line("smoothed", x, smooth)
                            .line(Line.of("trend", ends, heights).asReference());
        }
        return firstBad.isPresent() ? lines.ruleAtX("not finite", firstBad.getAsInt() + 1) : lines;
    }

    @Override
    public String toString() {
        return "loss %.4g → %.4g, noise %.2g, trend %.2g per step%s%s%s"
                .formatted(
                        level.start,
                        level.end,
                        noise,
                        trend.slope,
                        isOscillating() ? ", oscillates with period " + cycle.period : "",
                        spikes.isEmpty() ? "" : ", %d spikes".formatted(spikes.size()),
                        firstBad.isPresent()
                                ? ", not finite from step " + (firstBad.getAsInt() + 1)
                                : "");
    }
}
