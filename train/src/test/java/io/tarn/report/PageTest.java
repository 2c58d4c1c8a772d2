package io.tarn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class PageTest {
    private static Page page(String name) {
        return Page.of(name)
                .lead(name)
                .foot(name)
                .figures(Figure.of(name, name, name).tone(Tone.GOOD))
                .section(
                        name,
                        s -> {
                            s.text(name).points(List.of(name)).note(name).verdict(Tone.BAD, name);
                            s.table(name, Grid.of(name, "n").row(name, 1).strongRow(name, 2.5));
                            s.code(name, name).keyValues(Map.of(name, name));
                            Samples.full(name).forEach(s::chart);
                            s.images(name, List.of(Picture.grey(new double[2][2], name)));
                        })
                .section(name, s -> s.text("once more"));
    }

    @Test
    void aHostileNameIsHarmlessEverywhere() {
        var html = page(Samples.HOSTILE).html();
        assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x");
        assertThat(count(html, "<script")).isEqualTo(count(html, "</script>"));
        var options =
                Pattern.compile(
                                "<script type=\"application/json\" id=\"chart-(\\d+)-option\">(.*?)</script>",
                                Pattern.DOTALL)
                        .matcher(html);
        int found = 0;
        while (options.find()) {
            found++;
            var json = options.group(2);
            assertThat(json).doesNotContain("<").doesNotContain(">").doesNotContain("&");
            var text = JsonMapper.builder().build().readTree(json);
            assertThat(text.get("aria").get("label").get("description").asString())
                    .contains(Samples.HOSTILE);
        }
        assertThat(found).isEqualTo(Samples.full("").size() - 1); // pictures need no option
        // no attribute ends early: every quote of the name is escaped
        assertThat(html).doesNotContain("\"'&--").doesNotContain("alert(1)</script>\"");
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        var text = page("a\u001b[31mred\u0007\r").text();
        assertThat(text).doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
        assertThat(page("a\u001b\u0000").html()).doesNotContainPattern("[\u0000\u001b]");
    }

    @Test
    void needsNothingFromElsewhere() {
        var html = page("plain").html();
        var outside = Pattern.compile("<(link|iframe)|\\ssrc=\"(?!data:)|@import|url\\((?!#)");
        var withoutScripts = html.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(withoutScripts).contains("<style>").contains("<svg").contains("<img");
        assertThat(outside.matcher(withoutScripts).find()).isFalse();
        assertThat(html).startsWith("<!DOCTYPE html>").contains("prefers-color-scheme");
    }

    @Test
    void aPageWithChartsIsSmallAndOneWithoutHasNoScript() {
        var common = Page.of("a").section("b", s -> s.chart(Lines.of("c").line("d", 1, 2))).html();
        var whole = Page.of("a").section("b", s -> s.chart(Boxes.of("c").values("d", 1, 2))).html();
        assertThat(common.getBytes(StandardCharsets.UTF_8).length).isLessThan(800_000);
        assertThat(whole.getBytes(StandardCharsets.UTF_8).length).isBetween(1_000_000, 1_200_000);
        assertThat(Page.of("a").section("b", s -> s.text("c")).html())
                .doesNotContain("<script")
                .hasSizeLessThan(12_000);
    }

    @Test
    void everyChartHasATextAndAPictureThatNeedNoScript() {
        var html = page("plain").html();
        int charts = Samples.full("").size() - 1;
        assertThat(count(html, "class=\"plot\"")).isEqualTo(charts);
        assertThat(count(html, "role=\"img\" data-height=")).isEqualTo(charts);
        assertThat(count(html, "<svg xmlns")).isEqualTo(charts);
        assertThat(count(html, "<summary>Data</summary>")).isEqualTo(charts);
        assertThat(count(html, "href=\"#s-plain\"")).isEqualTo(1);
        assertThat(count(html, "id=\"s-plain-2\"")).isEqualTo(1);
    }

    @Test
    void theSamePageIsTheSameText() {
        assertThat(page("plain").html()).isEqualTo(page("plain").html());
    }

    @Test
    void proseKnowsCodeAndStrongWordsOnly() {
        assertThat(Html.prose("a `b<` and **c** *d* <e>"))
                .isEqualTo("a <code>b&lt;</code> and <strong>c</strong> *d* &lt;e&gt;");
    }

    @Test
    void theTextForATerminalIsAligned() {
        var page =
                Page.of("Models")
                        .lead("Two were tried.")
                        .section(
                                "Scores",
                                s ->
                                        s.table(
                                                        Grid.of("model", "accuracy")
                                                                .row("majority", 0.5)
                                                                .row("net", 0.97512))
                                                .verdict(Tone.GOOD, "The net wins."));
        assertThat(page.text())
                .isEqualTo(
                        """
                        Models
                        ======
                        Two were tried.

                        Scores
                        ------
                        model     accuracy
                        --------  --------
                        majority       0.5
                        net         0.9751
                        => The net wins.
                        """);
    }

    @Test
    void replacesAFileWhollyOrNotAtAll(@TempDir Path folder) throws Exception {
        var file = folder.resolve("new/report.html");
        Page.of("first").write(file);
        Page.of("second").write(file);
        assertThat(Files.readString(file)).contains("<h1>second</h1>");
        var taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
        assertThatThrownBy(() -> Page.of("third").write(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a place to write to");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
