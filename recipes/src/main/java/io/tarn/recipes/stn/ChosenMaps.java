package io.tarn.recipes.stn;

import io.tarn.data.Dataset;
import io.tarn.datasets.Datasets;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.vision.SpatialTransformer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// How far a spatial transformer turns and scales digits that are all turned or scaled alike.
record ChosenMaps(SpatialTransformer transformer) {
    static final int DIGITS = 100;

    /// The turn of a map (a b; c d) is atan2(b - c, a + d): counterclockwise, where y points down.
    Lines turns() {
        double[] degrees = IntStream.rangeClosed(-6, 6).mapToDouble(i -> 10.0 * i).toArray();
        return lines(
                Lines.of("The turn of the map, by that of the digit")
                        .x("digit turned by (degrees)")
                        .y("map turned by (degrees)"),
                degrees,
                degrees,
                IntStream.range(0, degrees.length).mapToDouble(_ -> 1).toArray(),
                map -> {
                    Tensor across = at(map, 0, 1).sub(at(map, 1, 0));
                    Tensor along = at(map, 0, 0).add(at(map, 1, 1));
                    return across.atan2(along).mul(180 / Math.PI);
                });
    }

    /// The scale of a map is √|a·d - b·c|.
    Lines sizes() {
        double[] scales = IntStream.rangeClosed(5, 12).mapToDouble(i -> i / 10.0).toArray();
        return lines(
                Lines.of("The scale of the map, by that of the digit")
                        .x("digit scaled by")
                        .y("map scales by"),
                scales,
                new double[scales.length],
                scales,
                map -> {
                    Tensor ad = at(map, 0, 0).mul(at(map, 1, 1));
                    return ad.sub(at(map, 0, 1).mul(at(map, 1, 0))).abs().sqrt();
                });
    }

    private static Tensor at(Tensor map, long row, long column) { // [n, 2, 3] → [n]
        return map.select(1, row).select(1, column);
    }

    private Lines lines(
            Lines empty,
            double[] x,
            double[] degrees,
            double[] scales,
            UnaryOperator<Tensor> reading) {
        Dataset digits = Datasets.mnist().test().first(DIGITS);
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                Tensor images = DistortedDigits.alike(digits, degrees[i], scales[i]);
                double[] read = reading.apply(transformer.maps(images)).toDoubleArray();
                Arrays.sort(read);
                mean[i] = Arrays.stream(read).average().orElse(0);
                low[i] = read[read.length / 4];
                high[i] = read[3 * read.length / 4];
            }
        }
        return empty.line(Line.of("mean of the maps, and the middle half", x, mean).band(low, high))
                .line(Line.of("all of it", x, x).asReference());
    }
}
