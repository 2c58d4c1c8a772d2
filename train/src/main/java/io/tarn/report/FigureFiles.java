package io.tarn.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The figures of a [Page] as files: charts as SVG, drawings as PNG.
///
/// They are drawn as on a light page, upon a ground of their own, so that they can be read on a dark one too.
final class FigureFiles {
    private static final int ALONE = 760; // pixels, as on a page
    private static final int BESIDE_ANOTHER = 520;
    private static final int TITLE = 30;
    private static final int NOTE = 20;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Long> titles;

    private FigureFiles(Page page) {
        titles =
                page.sections().stream()
                        .flatMap(section -> section.blocks().stream())
                        .filter(Block.Charts.class::isInstance)
                        .flatMap(block -> ((Block.Charts) block).charts().stream())
                        .collect(
                                Collectors.groupingBy(
                                        chart -> chart.frame().title(), Collectors.counting()));
    }

    static Map<String, byte[]> of(Page page) {
        var figures = new FigureFiles(page);
        for (var section : page.sections()) {
            for (var block : section.blocks()) {
                if (block instanceof Block.Charts some) {
                    some.charts().forEach(chart -> figures.add(section, some.charts(), chart));
                } else if (block instanceof Block.Drawing it) {
                    figures.add(section.title(), ".png", it.picture().png());
                }
            }
        }
        return figures.files;
    }

    private void add(Section section, List<Chart> charts, Chart chart) {
        var title = chart.frame().title();
        boolean tells = !title.isEmpty() && titles.getOrDefault(title, 0L) == 1;
        add(
                tells ? title : section.title() + " " + title,
                ".svg",
                svg(chart, charts.size() > 1 ? BESIDE_ANOTHER : ALONE));
    }

    /// A second figure of a name gets a number.
    private void add(String title, String ending, byte[] content) {
        var words = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        var name = words.replaceAll("^-|-$", "");
        var unique = name + ending;
        for (int i = 2; files.containsKey(unique); i++) {
            unique = name + "-" + i + ending;
        }
        files.put(unique, content);
    }

    private static byte[] svg(Chart chart, int width) {
        var frame = chart.frame();
        var note = (frame.note() + " " + Thinning.remark(chart)).strip();
        var drawn = chart.frame(frame.note(note));
        int height = Drawings.height(drawn, width);
        if (!(chart instanceof ImageGrid)) {
            height += (frame.title().isEmpty() ? 0 : TITLE) + (note.isEmpty() ? 0 : NOTE);
        }
        return drawn.svg(width, height).getBytes(StandardCharsets.UTF_8);
    }
}
