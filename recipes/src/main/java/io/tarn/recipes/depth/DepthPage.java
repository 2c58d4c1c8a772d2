package io.tarn.recipes.depth;

import io.tarn.recipes.Target;
import io.tarn.recipes.depth.DepthRace.Runner;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import io.tarn.report.Section;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What [DeepVsWide] found, as a page.
///
/// @param fat the network with one hidden layer
/// @param deep the best of the others by validation images
/// @param ratio of their test errors
record DepthPage(List<Runner> runners, Runner fat, Runner deep, double ratio) {
    /// How often the drawn sawtooth is folded.
    private static final int FOLDS = 6;

    Page page(String title, Target target) {
        return Page.of(title)
                .lead(
                        """
                        A fat network with one hidden layer of %d units misreads %.2f%% of the test images. A network with %d hidden \
                        layers of %d units has as many parameters and misreads %.2f%%: %.2f of the errors. The target, set before the \
                        first run, is %.2f at most.\
                        """
                                .formatted(
                                        fat.net().width(),
                                        percent(fat.test()),
                                        deep.net().depth(),
                                        deep.net().width(),
                                        percent(deep.test()),
                                        ratio,
                                        target.value()))
                .section("Handwritten digits", this::digits)
                .section("What a deep network can draw", DepthPage::sawtooth);
    }

    private void digits(Section section) {
        section.text(
                        """
                        The digits are turned by up to 25 degrees, shifted and scaled: those to learn from anew in each epoch, those to \
                        be judged by once. All networks have close to %,d parameters, and each depth has the learning rate that did best \
                        on validation images after a third of the time. The depth is chosen by the validation images, too; the test \
                        images judge at the end. The bands reach from the best to the worst of %d seeds.\
                        """
                                .formatted(DepthRace.PARAMETERS, fat.test().length))
                .chart(DepthCharts.errors(runners), DepthCharts.curves(runners))
                .table(table());
    }

    private Grid table() {
        Grid grid =
                Grid.of(
                        "hidden layers",
                        "width",
                        "parameters",
                        "learning rate",
                        "training error",
                        "validation error",
                        "test error",
                        "seed by seed");
        for (Runner runner : runners) {
            Object[] cells = {
                runner.net().depth(),
                runner.net().width(),
                "%,d".formatted(runner.net().parameters()),
                runner.rate(),
                "%.2f%%".formatted(percent(runner.training())),
                "%.2f%%".formatted(percent(runner.validation())),
                "%.2f%%".formatted(percent(runner.test())),
                Arrays.stream(runner.test())
                        .mapToObj(error -> "%.2f%%".formatted(100 * error))
                        .collect(Collectors.joining(", "))
            };
            grid = runner.equals(deep) ? grid.strongRow(cells) : grid.row(cells);
        }
        return grid;
    }

    private static void sawtooth(Section section) {
        var teeth = new Sawtooth(FOLDS);
        double error = teeth.difference(teeth.deep(), teeth.shallow(2 * FOLDS));
        section.text(
                        """
                        A layer of two ReLUs folds the line from 0 to 1 in the middle; %d such layers fold it %d times, which gives %d \
                        straight pieces, exactly. A hidden layer of m units draws m + 1 pieces at most, so a single one needs at least \
                        %d. With the same %d units in one layer and the same %d parameters a network follows the first pieces and gives \
                        up: it is off by %.3f (root of the mean square), while a straight line at ½ is off by %.3f.\
                        """
                                .formatted(
                                        FOLDS,
                                        FOLDS,
                                        teeth.piecesOf(teeth.deep()),
                                        teeth.pieces() - 1,
                                        2 * FOLDS,
                                        teeth.deep().parameterCount(),
                                        error,
                                        1 / Math.sqrt(12)))
                .chart(DepthCharts.sawtooth(teeth), DepthCharts.sizes(10));
    }

    private static double percent(double[] errors) {
        return 100 * DeepVsWide.mean(errors);
    }
}
