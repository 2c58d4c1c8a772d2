package io.tarn.recipes;

import io.tarn.recipes.DigitsMap.Placed;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import io.tarn.report.Picture;
import java.util.List;
import java.util.Locale;

/// What [DigitsMap] found, as a page.
///
/// @param pixels the agreement of neighbours among the images themselves
record DigitsMapPage(double pixels, Placed pca, Placed tsne, Placed lle, Placed laplacian) {
    Page page(String title, Target target) {
        return Page.of(title)
                .lead(
                        """
                        Four methods put images of 784 pixels on a plane; none is told what a digit is. On the map of t-SNE, the ten nearest neighbours name the \
                        right digit for %s of the images; the target is %s. Among the images themselves they do for %s.\
                        """
                                .formatted(
                                        percent(tsne.agreement()),
                                        percent(target.value()),
                                        percent(pixels)))
                .section(
                        "The maps in numbers",
                        s ->
                                s.table(grid())
                                        .text(
                                                """
                                                Agreement: the share of images whose digit is that of most of their ten nearest neighbours on the map. \
                                                Trustworthiness: 1 where neighbours on the map are neighbours among the images, 0.5 by chance. \
                                                The last two maps need a matrix of rows², so they have fewer rows.\
                                                """))
                .section(
                        "t-SNE",
                        s ->
                                s.text(
                                                """
                                                Islands of like digits; 4 and 9 share theirs. How far they lie apart and how large they are means little: t-SNE keeps \
                                                neighbourhoods, not distances.\
                                                """)
                                        .drawing(
                                                drawing(tsne, "t-SNE, of 50 principal components")))
                .section(
                        "Principal components",
                        s ->
                                s.text(
                                                """
                                                The two directions in which the pixels vary most, a linear map. 0 and 1 lie apart, most others upon each \
                                                other.\
                                                """)
                                        .drawing(
                                                drawing(pca, "The first two principal components")))
                .section(
                        "Locally linear embedding",
                        s ->
                                s.text(
                                                """
                                                Each image is the same mean of its neighbours as in truth. A few digits make long arms; the rest is a heap, for \
                                                nothing keeps unlike images apart.\
                                                """)
                                        .drawing(drawing(lle, "Locally linear embedding")))
                .section(
                        "Laplacian eigenmaps",
                        s ->
                                s.text(
                                                """
                                                Springs between neighbours pull the images together: the slowest waves of their graph.\
                                                """)
                                        .drawing(drawing(laplacian, "Laplacian eigenmaps")))
                .section("What to learn from it", s -> s.points(LESSONS))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private static final List<String> LESSONS =
            List.of(
                    "**Look at more than one map.** Each keeps something else: variance, neighbourhoods, smoothness.",
                    "**A map is judged by numbers too.** Islands look convincing even in noise; trustworthiness does not.",
                    "**Fifty components suffice for neighbours:** t-SNE saw those, not 784 pixels.");

    private static final String CODE =
            """
            Tensor components = Pca.fit(x, c -> c.components(50)).transform(x); // [rows, 50]
            Tensor map = Tsne.fit(components.toFloat()).map();                  // [rows, 2]
            double trust = Trustworthiness.of(x, map, 10);
            """;

    private Grid grid() {
        return Grid.of("map", "rows", "agreement", "trustworthiness")
                .row(cells("PCA", pca))
                .strongRow(cells("t-SNE", tsne))
                .row(cells("locally linear embedding", lle))
                .row(cells("Laplacian eigenmaps", laplacian));
    }

    private static Object[] cells(String name, Placed map) {
        return new Object[] {
            name,
            String.format(Locale.ROOT, "%,d", map.digits().length),
            percent(map.agreement()),
            String.format(Locale.ROOT, "%.3f", map.trust())
        };
    }

    private static Picture drawing(Placed map, String title) {
        return Picture.of(
                DigitsMapDrawing.of(map),
                String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d images, each drawn as its digit",
                        title,
                        Math.min(DigitsMapDrawing.DRAWN, map.digits().length),
                        map.digits().length));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
