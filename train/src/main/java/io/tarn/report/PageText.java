package io.tarn.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A [Page] for a terminal: no colours, 100 columns.
final class PageText {
    private static final int WIDTH = 100;
    private final StringBuilder text = new StringBuilder();

    private PageText() {}

    static String of(Page page) {
        var writer = new PageText();
        writer.line(page.title()).line("=".repeat(Math.min(WIDTH, page.title().length())));
        writer.prose("", page.lead());
        if (!page.figures().isEmpty()) {
            writer.block(new Block.Figures(page.figures()));
        }
        for (var section : page.sections()) {
            writer.line("").line(section.title());
            writer.line("-".repeat(Math.min(WIDTH, section.title().length())));
            section.blocks().forEach(writer::block);
        }
        if (!page.foot().isEmpty()) {
            writer.line("").prose("", page.foot());
        }
        return writer.text.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Text it -> prose("", it.text());
            case Block.Points it -> it.points().forEach(point -> prose("- ", point));
            case Block.Table it -> {
                prose("", it.caption());
                table(it.grid());
            }
            case Block.Charts it ->
                    it.charts().forEach(chart -> prose("[chart] ", chart.description()));
            case Block.Drawing it -> prose("[drawing] ", it.picture().caption());
            case Block.Code it -> it.code().lines().forEach(code -> line("    " + code));
            case Block.Values it -> {
                int width = it.values().keySet().stream().mapToInt(String::length).max().orElse(0);
                it.values()
                        .forEach((name, value) -> line(padded(name, width, true) + "  " + value));
            }
            case Block.Note it -> prose("Note: ", it.text());
            case Block.Verdict it -> prose("=> ", it.text());
            case Block.Figures it ->
                    table(
                            Grid.of(
                                    List.of("", "", ""),
                                    it.figures().stream()
                                            .map(f -> List.of(f.label(), f.value(), f.note()))
                                            .toList()));
        }
    }

    private PageText line(String one) {
        text.append(printable(one).stripTrailing()).append('\n');
        return this;
    }

    /// A terminal acts on control characters; a name from a file must not.
    private static String printable(String one) {
        return one.replace("\t", "    ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private void prose(String before, String prose) {
        for (var paragraph : prose.isEmpty() ? new String[0] : prose.split("\n", -1)) {
            var current = new StringBuilder(before);
            boolean empty = true;
            for (var word : paragraph.split(" ", -1)) {
                if (!empty && current.length() + 1 + word.length() > WIDTH) {
                    line(current.toString());
                    current = new StringBuilder(" ".repeat(before.length()));
                    empty = true;
                }
                current.append(empty ? "" : " ").append(word);
                empty = false;
            }
            line(current.toString());
        }
    }

    private void table(Grid grid) {
        int[] widths =
                IntStream.range(0, grid.header().size())
                        .map(column ->
                                Math.max(
                                        grid.header().get(column).length(),
                                        grid.rows().stream()
                                                .mapToInt(row -> row.get(column).length())
                                                .max()
                                                .orElse(0)))
                        .toArray();
        if (grid.header().stream().anyMatch(name -> !name.isEmpty())) {
            line(row(grid, grid.header(), widths));
            line(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        }
        grid.rows().forEach(row -> line(row(grid, row, widths)));
    }

    private static String row(Grid grid, List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> padded(cells.get(i), widths[i], !grid.isNumeric(i)))
                .collect(Collectors.joining("  "));
    }

    private static String padded(String cell, int width, boolean left) {
        var room = " ".repeat(Math.max(0, width - cell.length()));
        return left ? cell + room : room + cell;
    }
}
