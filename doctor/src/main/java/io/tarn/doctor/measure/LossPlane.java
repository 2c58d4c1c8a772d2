package io.tarn.doctor.measure;

import io.tarn.report.Chart;
import io.tarn.report.Surface;
import java.util.Arrays;
import java.util.List;

/// The loss on a plane through the weights, and the path of a training upon it, if there is one.
///
/// @param x places along the first direction; 0 is where the net stands, or where the path ends
/// @param y places along the second direction
/// @param loss a row for each y
/// @param path where the points of the path lie in the plane, `[x, y]` each
/// @param explained the shares of the path's variance along x and y; empty without a path
public record LossPlane(
        double[] x, double[] y, double[][] loss, List<double[]> path, double[] explained) {
    public LossPlane {
        x = x.clone();
        y = y.clone();
        loss = Arrays.stream(loss).map(double[]::clone).toArray(double[][]::new);
        path = List.copyOf(path);
        explained = explained.clone();
    }

    public Chart chart() {
        double[] all = Arrays.stream(loss).flatMapToDouble(Arrays::stream).toArray();
        double least = Arrays.stream(all).min().orElse(Double.NaN);
        double greatest = Arrays.stream(all).max().orElse(Double.NaN);
        Surface surface = Surface.of("Loss landscape", x, y, loss).z("loss").x(axis(0)).y(axis(1));
        if (least > 0 && greatest > 100 * least) {
            surface = surface.logZ();
        }
        return path.isEmpty()
                ? surface
                : surface.path(
                        "training",
                        path.stream().mapToDouble(point -> point[0]).toArray(),
                        path.stream().mapToDouble(point -> point[1]).toArray());
    }

    private String axis(int number) {
        String name = number == 0 ? "first direction" : "second direction";
        return explained.length == 0
                ? name
                : "%s (%.0f%% of the path)".formatted(name, 100 * explained[number]);
    }

    @Override
    public String toString() {
        return "loss on a plane of %d × %d places".formatted(x.length, y.length)
                + (explained.length == 0
                        ? ""
                        : ", with %.0f%% of the path's variance"
                                .formatted(100 * (explained[0] + explained[1])));
    }
}
