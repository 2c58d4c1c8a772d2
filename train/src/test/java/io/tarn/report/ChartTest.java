package io.tarn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ChartTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<Chart> all() {
        return Stream.concat(Samples.full("plain").stream(), Samples.empty().stream()).toList();
    }

    @Test
    void everyOptionIsJsonWithoutNumbersThatJsonDoesNotKnow() {
        for (var chart : all()) {
            for (var theme : List.of(Theme.LIGHT, Theme.DARK, Theme.VARIABLES)) {
                var json = chart.json(theme);
                assertThat(JSON.readTree(json).isObject()).isTrue();
                assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }

    @Test
    void everySvgIsWellFormedAndHasItsSize() throws Exception {
        for (var chart :
                Stream.concat(all().stream(), Samples.full(Samples.HOSTILE).stream()).toList()) {
            var svg = chart.svg(640, 400);
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
            var root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement();
            assertThat(root.getAttribute("width")).isEqualTo("640");
            assertThat(root.getAttribute("height")).isEqualTo("400");
            assertThat(root.getElementsByTagName("script").getLength()).isZero();
        }
    }

    @Test
    void everyPngHasTheAskedSizeAndShowsSomething(@TempDir Path folder) throws Exception {
        var file = folder.resolve("deep/er/chart.png");
        for (var chart : Samples.full("plain")) {
            chart.png(file, 900, 500);
            var image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(900);
            assertThat(image.getHeight()).isEqualTo(500);
            var pixels = image.getRGB(0, 0, 900, 500, null, 0, 900);
            long other = java.util.Arrays.stream(pixels).filter(it -> it != pixels[0]).count();
            assertThat(other).isGreaterThan(2000);
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void chartsWithoutDataAreDrawnToo() {
        for (var chart : Samples.empty()) {
            assertThat(chart.image(300, 200).getWidth()).isEqualTo(300);
            assertThat(chart.description()).isNotEmpty();
            assertThat(chart.data().header()).isNotEmpty();
        }
        assertThat(Lines.of("none").line("a").json(Theme.LIGHT)).contains("no data");
    }

    @Test
    void theSameDataGivesTheSameBytes() {
        for (int i = 0; i < Samples.full("a").size(); i++) {
            var one = Samples.full("a").get(i);
            var other = Samples.full("a").get(i);
            assertThat(one.json(Theme.LIGHT)).isEqualTo(other.json(Theme.LIGHT));
            assertThat(one.svg(500, 300)).isEqualTo(other.svg(500, 300));
            assertThat(Picture.png(one.image(500, 300)))
                    .isEqualTo(Picture.png(other.image(500, 300)));
        }
    }

    @Test
    void gapsStayGaps() {
        var option = JSON.readTree(Lines.of("gap").line("a", 1, Double.NaN, 3).json(Theme.LIGHT));
        assertThat(values(option)).containsExactly("1", "null", "3");
        assertThat(
                        values(
                                JSON.readTree(
                                        Lines.of("log")
                                                .logY()
                                                .line("a", 1, 0, 3)
                                                .json(Theme.LIGHT))))
                .containsExactly("1", "null", "3");
        assertThat(Lines.of("gap").line("a", 1, 2, Double.NaN, 4, 5).svg(400, 300))
                .containsPattern("<path d=\"M[^L\"]+L[^LM\"]+M[^L\"]+L[^LM\"]+\"");
    }

    private static List<String> values(JsonNode option) {
        return option.get("series")
                .get(0)
                .get("data")
                .valueStream()
                .map(it -> it.get(1).toString())
                .toList();
    }

    @Test
    void aConfusionMatrixShowsCountsAndSharesOfTheRow() {
        var map = HeatMap.confusion("c", List.of("no", "yes"), new long[][] {{90, 10}, {0, 0}});
        assertThat(map.values()[0]).containsExactly(90, 10);
        assertThat(map.values()[1]).containsExactly(Double.NaN, Double.NaN);
        assertThat(map.cell(0, 0)).isEqualTo("90\n90%");
        assertThat(map.data().rows().getFirst()).containsExactly("no", "90 · 90%", "10 · 10%");
    }

    @Test
    void saysWhatIsWrongWithTheData() {
        assertThatThrownBy(() -> Lines.of("a").line("b", new double[2], new double[3]))
                .hasMessage(
                        "Line(b): expected as many y as x, got 2 and 3; give one value for each point");
        assertThatThrownBy(() -> Bars.of("a", List.of("x")).bars("b", 1, 2))
                .hasMessageContaining(
                        "Bars(b): expected as many values as categories, got 1 and 2");
        assertThatThrownBy(() -> Axis.of("a").range(2, 1)).hasMessageContaining("from below to");
        assertThatThrownBy(() -> Lines.of("a").image(10, 10))
                .hasMessageContaining("expected a size from 120x90 to 16000x16000, got 10x10");
        assertThatThrownBy(() -> Curves.roc("a", "m", new boolean[] {true}, new double[] {1}))
                .hasMessageContaining("expected positive and negative examples, got 1 and 0");
    }
}
