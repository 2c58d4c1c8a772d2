package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.report.Chart;
import io.tarn.report.HeatMap;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.train.Fitted;
import java.util.List;

/// The page about a network that tells what is on pictures.
///
/// @param how it was learned, in words
/// @param names of the classes
/// @param images that it was judged by
record PicturesPage(
        Recipe recipe,
        String how,
        List<String> names,
        Fitted fitted,
        Predictions test,
        Dataset images) {
    private static final int WORST = 20;

    Page page() {
        Chart losses =
                Lines.of("Loss, epoch by epoch")
                        .x("epoch")
                        .y("cross entropy")
                        .line("training", Curve.of(fitted, "loss", Curve.Side.TRAINING))
                        .line("validation", Curve.of(fitted, "loss", Curve.Side.VALIDATION));
        return Page.of(recipe.title())
                .lead(
                        "%.2f%% of the %,d test images are read rightly; the target is %.1f%%."
                                .formatted(
                                        100 * test.accuracy(),
                                        images.size(),
                                        100 * recipe.target().value()))
                .section("How it was learned", s -> s.text(how).chart(losses))
                .section(
                        "What it mistakes for what",
                        s ->
                                s.chart(HeatMap.confusion("Test images", names, test.confusion()))
                                        .images(
                                                "Where it was surest and wrong",
                                                test.worst(images, names, WORST)));
    }
}
