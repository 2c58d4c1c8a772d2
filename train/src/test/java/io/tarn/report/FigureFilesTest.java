package io.tarn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class FigureFilesTest {
    private static final Picture DRAWING =
            Picture.of(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "Any caption.");

    private static Lines lines(String title) {
        return Lines.of(title).line("loss", 3, 2, 1);
    }

    private static Document svg(Page page, String name) throws Exception {
        var bytes = page.pictures().get(name);
        assertThat(bytes).as(name).isNotNull();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void namesChartsByTheirTitleAndDrawingsByTheirSection() {
        var page =
                Page.of("page")
                        .section("Curves", s -> s.chart(lines("Loss, step by step"), lines("λ")))
                        .section("The graph!", s -> s.drawing(DRAWING).text("no figure"));

        assertThat(page.pictures().keySet())
                .containsExactly("loss-step-by-step.svg", "λ.svg", "the-graph.png");
        assertThat(page.pictures().get("the-graph.png")).isEqualTo(DRAWING.png());
    }

    @Test
    void setsEqualTitlesApartByTheirSections() {
        var page =
                Page.of("page")
                        .section("Bowl", s -> s.chart(lines("Error"), lines("Error")))
                        .section("Ravine", s -> s.chart(lines("Error"), lines("")));

        assertThat(page.pictures().keySet())
                .containsExactly(
                        "bowl-error.svg", "bowl-error-2.svg", "ravine-error.svg", "ravine.svg");
    }

    @Test
    void drawsEveryKindOfChartAsAPictureOfItsOwn() throws Exception {
        var charts = Samples.full("<Title> & more");
        var page = Page.of("page").section("All", s -> charts.forEach(s::chart));

        assertThat(page.pictures()).hasSize(charts.size());
        for (var name : page.pictures().keySet()) {
            var root = svg(page, name).getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getTextContent()).contains("<Title> & more");
        }
    }

    /// Whoever looks at it on a dark page must not read black on black.
    @Test
    void hasAGroundOfItsOwnAndNoColourOfAPage() {
        var picture = Page.of("page").section("s", s -> s.chart(lines("Loss"))).pictures();
        var text = new String(picture.get("loss.svg"), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("var(");
        assertThat(text.substring(0, text.indexOf("/>"))).endsWith("fill:#ffffff\"");
    }

    @Test
    void writesThemInTheOrderOfThePage(@TempDir Path folder) throws Exception {
        var page =
                Page.of("page")
                        .section("b", s -> s.drawing(DRAWING))
                        .section("a", s -> s.chart(lines("Loss")));
        var target = folder.resolve("figures");

        assertThat(page.draw(target))
                .isEqualTo(List.of(target.resolve("b.png"), target.resolve("loss.svg")));
        assertThat(Files.readAllBytes(target.resolve("b.png"))).isEqualTo(DRAWING.png());
        assertThat(Files.readString(target.resolve("loss.svg"))).startsWith("<svg");
    }

    @Test
    void leavesOutPointsOfALineThatDoesNotMove() {
        var still = Lines.of("Still").line("loss", new double[] {0, 0, 0, 1}, new double[4]);
        var moving = Lines.of("Still").line("loss", new double[] {0, .3, .6, 1}, new double[4]);

        assertThat(still.svg(800, 500).split("L", -1).length)
                .isEqualTo(moving.svg(800, 500).split("L", -1).length - 2);
    }
}
