package io.tarn.doctor.measure;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/// The shape of a loss around a net's weights: along lines, on planes, and around the path that a training took.
///
/// ```java
/// Landscape.line(objective).chart();                    // along a random direction
/// Landscape.plane(objective).chart();                   // along two of them
/// Landscape.path(objective, points).chart();            // points: objective.point(), taken now and then during training
/// ```
///
/// Random directions move each filter in proportion to its length and leave biases and normalisations alone, so that landscapes of
/// different nets can be compared. A line costs as many losses as it has places, 51 unless told, a plane the square of that, 25² unless
/// told.
public final class Landscape {
    /// How far and how finely to look.
    ///
    /// @param places along each direction
    /// @param radius how far to look on either side: 1 moves each filter by its own length
    public record Config(int places, double radius, long seed) {
        public Config {
            if (places < 3 || !(radius > 0)) {
                throw TensorException.of(
                        "Landscape",
                        "3 places or more and a radius above 0",
                        "%d and %s".formatted(places, radius),
                        "see Landscape.Config");
            }
        }

        public Config places(int count) {
            return new Config(count, radius, seed);
        }

        public Config radius(double length) {
            return new Config(places, length, seed);
        }

        public Config seed(long number) {
            return new Config(places, radius, number);
        }
    }

    private Landscape() {}

    private static Config along(UnaryOperator<Config> choose) {
        return choose.apply(new Config(51, 1, 0));
    }

    private static Config across(UnaryOperator<Config> choose) {
        return choose.apply(new Config(25, 1, 0));
    }

    public static LossLine line(Objective objective) {
        return line(objective, c -> c);
    }

    /// Along a random filter-normalised direction.
    public static LossLine line(Objective objective, UnaryOperator<Config> choose) {
        try (var scope = Scope.open()) {
            Random random = Random.of(along(choose).seed);
            return line(objective, FilterDirection.draw(objective, random), choose);
        }
    }

    /// Along any direction, `[weights]`, such as a gradient or an eigenvector of the Hessian.
    public static LossLine line(
            Objective objective, Tensor direction, UnaryOperator<Config> choose) {
        Config config = along(choose);
        double[] x = places(-config.radius, config.radius, config.places);
        try (var scope = Scope.open()) {
            Tensor w = objective.point();
            return new LossLine(x, losses(x, a -> objective.valueAt(w.add(direction, a))));
        }
    }

    public static LossPlane plane(Objective objective) {
        return plane(objective, c -> c);
    }

    /// Along two random filter-normalised directions.
    public static LossPlane plane(Objective objective, UnaryOperator<Config> choose) {
        try (var scope = Scope.open()) {
            Random random = Random.of(across(choose).seed);
            Tensor u = FilterDirection.draw(objective, random);
            Tensor v = FilterDirection.draw(objective, random);
            return plane(objective, u, v, choose);
        }
    }

    /// Along any two directions, `[weights]` each.
    public static LossPlane plane(
            Objective objective, Tensor u, Tensor v, UnaryOperator<Config> choose) {
        Config config = across(choose);
        double[] x = places(-config.radius, config.radius, config.places);
        try (var scope = Scope.open()) {
            return new LossPlane(
                    x, x, grid(objective, objective.point(), u, v, x, x), List.of(), new double[0]);
        }
    }

    public static LossPlane path(Objective objective, List<Tensor> points) {
        return path(objective, points, c -> c);
    }

    /// On the plane of the first two principal components of a path, through its last point. The radius says how far to look beyond the
    /// path, as a share of its extent: a quarter unless told.
    public static LossPlane path(
            Objective objective, List<Tensor> points, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(25, 0.25, 0));
        if (points.size() < 2) {
            throw TensorException.of(
                    "Landscape.path",
                    "2 different points or more",
                    points.size(),
                    "take objective.point() after some steps each");
        }
        try (var scope = Scope.open()) {
            PathPlane plane = PathPlane.of(points, Random.of(config.seed));
            double width = extent(plane.path(), 0);
            double height = extent(plane.path(), 1);
            double least = Math.max(width, height) / 5; // a straight path still lies in a plane
            double[] x = around(plane.path(), 0, Math.max(width, least), config);
            double[] y = around(plane.path(), 1, Math.max(height, least), config);
            return new LossPlane(
                    x,
                    y,
                    grid(objective, points.getLast(), plane.u(), plane.v(), x, y),
                    plane.path(),
                    plane.explained());
        }
    }

    private static double[][] grid(
            Objective objective, Tensor origin, Tensor u, Tensor v, double[] x, double[] y) {
        return Arrays.stream(y)
                .mapToObj(b -> {
                    try (var scope = Scope.open()) {
                        Tensor row = origin.add(v, b);
                        return losses(x, a -> objective.valueAt(row.add(u, a)));
                    }
                })
                .toArray(double[][]::new);
    }

    private static double[] losses(double[] x, DoubleUnaryOperator loss) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            try (var scope = Scope.open()) {
                values[i] = loss.applyAsDouble(x[i]);
            }
        }
        return values;
    }

    private static double extent(List<double[]> path, int axis) {
        var range = path.stream().mapToDouble(point -> point[axis]).summaryStatistics();
        return range.getMax() - range.getMin();
    }

    /// Places around the middle of the path, over so wide an extent and a margin on either side.
    private static double[] around(List<double[]> path, int axis, double extent, Config config) {
        var range = path.stream().mapToDouble(point -> point[axis]).summaryStatistics();
        double middle = (range.getMin() + range.getMax()) / 2;
        double reach = extent * (0.5 + config.radius);
        return places(middle - reach, middle + reach, config.places);
    }

    private static double[] places(double from, double to, int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> from + (to - from) * i / (count - 1));
        return x;
    }
}
