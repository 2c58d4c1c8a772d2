package io.tarn.recipes;

import io.tarn.recipes.SmallNetwork.Number;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Back-propagation drawn: a small network with its values forward and its gradients backward (1.4).
///
/// The gradients are checked by finite differences, in the lecture's network and in random ones.
final class BackpropDrawn implements Recipe {
    @Override
    public String name() {
        return "backprop-drawn";
    }

    @Override
    public String title() {
        return "Back-propagation, drawn: values forward, gradients backward";
    }

    /// Over all numbers of all networks; finite differences themselves are exact to about 1e-10.
    @Override
    public Target target() {
        return Target.atMost("largest difference between gradients and finite differences", 1e-6);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        SmallNetwork network = SmallNetwork.ofTheLecture();
        var chance = new SplittableRandom(kitchen.seed());
        int others = kitchen.scaled(200, 10);
        double random =
                IntStream.range(0, others)
                        .mapToDouble(_ -> SmallNetwork.random(chance).disagreement())
                        .max()
                        .orElse(0);
        double worst = Math.max(network.disagreement(), random);
        return new Outcome(worst, page(network, worst, others));
    }

    private Page page(SmallNetwork network, double worst, int others) {
        List<Number> numbers = network.numbers();
        return Page.of(title())
                .lead(
                        """
                        Forward, every number of the network is computed from those before it. Backward, every number learns from those behind it how \
                        much the loss would change with it. The largest difference from finite differences is %.1e, over this network and %d random ones.\
                        """
                                .formatted(worst, others))
                .section(
                        "The graph",
                        s ->
                                s.drawing(
                                        Picture.of(
                                                GraphDrawing.of(numbers),
                                                "Below each node and upon each edge: its value (blue) and the gradient of the loss by it (orange).")))
                .section("The chain rule, with numbers", s -> s.table(rules(numbers)))
                .section(
                        "What to learn from it",
                        s ->
                                s.text(
                                                """
                                                The gradient of a weight is the value that flows through its edge times the gradient of the neuron behind \
                                                it: ∂L/∂w = x · ∂L/∂z. So one pass forward and one pass backward are enough for all weights.

                                                At every sigmoid the gradient is multiplied by σ'(z) = a·(1 - a), which is at most ¼. Where a neuron is \
                                                sure, it is nearly 0: a1 is near 1, and little comes back through it. After many such layers nothing is left.\
                                                """)
                                        .chart(shrinking()))
                .section("All numbers, checked", s -> s.table(checked(network, numbers)));
    }

    /// Each line once in letters, once in numbers, and what the finite differences say.
    private static Grid rules(List<Number> n) {
        Grid grid = Grid.of("forward", "value", "backward", "with numbers");
        List<String> backward =
                List.of(
                        "∂L/∂z1 = a1·(1 - a1) · ∂L/∂a1",
                        "∂L/∂z2 = a2·(1 - a2) · ∂L/∂a2",
                        "∂L/∂a1 = v1 · ∂L/∂z",
                        "∂L/∂a2 = v2 · ∂L/∂z",
                        "∂L/∂z = y·(1 - y) · ∂L/∂y",
                        "∂L/∂y = 2·(y - t)",
                        "∂L/∂L = 1");
        List<String> numbers =
                List.of(
                        slope(n, "a1", "z1"),
                        slope(n, "a2", "z2"),
                        product(value(n, "v1"), gradient(n, "z"), gradient(n, "a1")),
                        product(value(n, "v2"), gradient(n, "z"), gradient(n, "a2")),
                        slope(n, "y", "z"),
                        GraphDrawing.written(gradient(n, "y")),
                        "1");
        for (int i = SmallNetwork.COMPUTED.size() - 1; i >= 0; i--) {
            String name = SmallNetwork.COMPUTED.get(i);
            grid =
                    grid.row(
                            SmallNetwork.FORMULAS.get(i),
                            GraphDrawing.written(value(n, name)),
                            backward.get(i),
                            numbers.get(i));
        }
        return grid;
    }

    /// The step back through a sigmoid.
    private static String slope(List<Number> n, String after, String before) {
        double a = value(n, after);
        return product(a * (1 - a), gradient(n, after), gradient(n, before));
    }

    private static String product(double x, double y, double result) {
        return "%s · %s = %s"
                .formatted(
                        GraphDrawing.written(x),
                        GraphDrawing.written(y),
                        GraphDrawing.written(result));
    }

    private static Grid checked(SmallNetwork network, List<Number> numbers) {
        double[] slopes = network.finiteDifferences();
        Grid grid = Grid.of("number", "value", "gradient", "finite difference", "difference");
        for (int i = 0; i < slopes.length; i++) {
            Number number = numbers.get(i);
            grid =
                    grid.row(
                            number.name(),
                            GraphDrawing.written(number.value()),
                            String.format(Locale.ROOT, "%.8f", number.gradient()),
                            String.format(Locale.ROOT, "%.8f", slopes[i]),
                            String.format(Locale.ROOT, "%.0e", number.gradient() - slopes[i]));
        }
        return grid;
    }

    private static Lines shrinking() {
        double[] z = DoubleStream.iterate(-8, x -> x <= 8.001, x -> x + 0.25).toArray();
        double[] sigmoid = DoubleStream.of(z).map(x -> 1 / (1 + Math.exp(-x))).toArray();
        // σ'(z) = σ(z)·(1 - σ(z))
        double[] slope = DoubleStream.of(sigmoid).map(a -> a * (1 - a)).toArray();
        return Lines.of("The sigmoid and its slope")
                .x("z")
                .y("value")
                .line("σ(z)", z, sigmoid)
                .line("σ'(z): what is let back", z, slope);
    }

    private static Number number(List<Number> numbers, String name) {
        return numbers.get(SmallNetwork.NAMES.indexOf(name));
    }

    private static double value(List<Number> numbers, String name) {
        return number(numbers, name).value();
    }

    private static double gradient(List<Number> numbers, String name) {
        return number(numbers, name).gradient();
    }
}
