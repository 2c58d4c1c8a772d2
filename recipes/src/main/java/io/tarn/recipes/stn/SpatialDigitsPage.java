package io.tarn.recipes.stn;

import io.tarn.data.Dataset;
import io.tarn.nn.Sequential;
import io.tarn.recipes.stn.SpatialDigits.Reader;
import io.tarn.report.Bars;
import io.tarn.report.Grid;
import io.tarn.report.ImageGrid;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.vision.SpatialTransformer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What [SpatialDigits] found, as a page.
///
/// @param readers the network alone, the wider one, and that with the transformer
record SpatialDigitsPage(List<Reader> readers, Dataset test) {
    private static final int SHOWN = 7;

    Page page(String title, double gain) {
        var maps = new ChosenMaps(transformer());
        return Page.of(title)
                .lead(
                        """
                        Digits are turned by up to 60 degrees, scaled and moved. A small network reads %s of new ones rightly; with as many numbers as a \
                        transformer adds it reads %s, and with the transformer %s: %.1f points more.\
                        """
                                .formatted(
                                        percent(readers.get(0).accuracy()),
                                        percent(readers.get(1).accuracy()),
                                        percent(upright().accuracy()),
                                        100 * gain))
                .section(
                        "What the transformer makes of its images",
                        s ->
                                s.chart(pictures())
                                        .text(
                                                """
                                                The upper row of each pair is what comes in, the lower one what the network reads. Nobody said what is upright: \
                                                the gradient of the reading alone moved the map there.\
                                                """))
                .section(
                        "How many are misread",
                        s ->
                                s.chart(errors())
                                        .table(grid())
                                        .text(
                                                "The lines go from the best to the worst of the seeds."))
                .section(
                        "How far it turns and scales",
                        s ->
                                s.chart(maps.turns(), maps.sizes())
                                        .text(
                                                """
                                                %d test digits were all turned by one angle after another, and scaled by one factor after another, and the map \
                                                was read off. A line as steep as the dashed one would undo all of it; where digits can be told apart without, \
                                                the transformer need not.\
                                                """
                                                        .formatted(ChosenMaps.DIGITS)));
    }

    private Reader upright() {
        return readers.getLast();
    }

    private SpatialTransformer transformer() {
        return (SpatialTransformer) ((Sequential) upright().first()).get(0);
    }

    private ImageGrid pictures() {
        List<Picture> pictures = new ArrayList<>();
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            for (int row = 0; row < 2; row++) {
                int[] shown = IntStream.range(row * SHOWN, (row + 1) * SHOWN).toArray();
                var batch = test.select(shown).all();
                long[] names = batch.y().toLongArray();
                Tensor made = transformer().forward(batch.x());
                for (int i = 0; i < SHOWN; i++) {
                    pictures.add(
                            picture(batch.x().select(0, i), "a %d comes in".formatted(names[i])));
                }
                for (int i = 0; i < SHOWN; i++) {
                    pictures.add(picture(made.select(0, i), "is read like this"));
                }
            }
        }
        return ImageGrid.of("Before and behind the transformer", pictures).columns(SHOWN);
    }

    private static Picture picture(Tensor image, String caption) { // [1, height, width]
        int side = DistortedDigits.SIDE;
        double[] values = image.contiguous().toDoubleArray();
        double[][] rows = new double[side][];
        for (int row = 0; row < side; row++) {
            rows[row] = Arrays.copyOfRange(values, row * side, (row + 1) * side);
        }
        return Picture.grey(rows, caption);
    }

    private Bars errors() {
        return Bars.of("Test digits misread", readers.stream().map(Reader::name).toList())
                .y("error in percent")
                .bars(
                        "mean of the seeds",
                        each(reader -> 100 * (1 - reader.accuracy())),
                        each(reader ->
                                100 * (1 - Arrays.stream(reader.accuracies()).max().orElse(1))),
                        each(reader ->
                                100 * (1 - Arrays.stream(reader.accuracies()).min().orElse(1))));
    }

    private double[] each(ToDoubleFunction<Reader> value) {
        return readers.stream().mapToDouble(value).toArray();
    }

    private Grid grid() {
        Grid grid = Grid.of("network", "numbers learned", "accuracy of each seed", "mean");
        for (Reader reader : readers) {
            List<String> all =
                    Arrays.stream(reader.accuracies())
                            .mapToObj(SpatialDigitsPage::percent)
                            .toList();
            grid =
                    grid.row(
                            reader.name(),
                            reader.parameters(),
                            String.join(", ", all),
                            percent(reader.accuracy()));
        }
        return grid;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
