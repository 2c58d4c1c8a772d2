package io.tarn.report;

import java.util.ArrayList;
import java.util.List;

/// Charts on a page: an SVG picture that needs no script, and an option from which the script draws a chart that answers the mouse.
final class ChartHtml {
    private static final int WIDTH = 760;
    private final List<Chart> written = new ArrayList<>();

    void write(StringBuilder html, List<Chart> charts) {
        html.append(charts.size() > 1 ? "<div class=\"beside\">\n" : "");
        charts.forEach(chart -> write(html, chart, charts.size() > 1 ? 520 : WIDTH));
        html.append(charts.size() > 1 ? "</div>\n" : "");
    }

    private void write(StringBuilder html, Chart chart, int width) {
        var frame = chart.frame();
        html.append("<figure>");
        if (!frame.title().isEmpty()) {
            html.append("<figcaption>").append(Html.prose(frame.title())).append("</figcaption>");
        }
        if (chart instanceof ImageGrid grid) {
            images(html, grid);
        } else {
            plot(html, chart, width);
        }
        var remark = Thinning.remark(chart);
        var scale = chart instanceof Surface surface ? SurfaceDrawing.scale(surface) : "";
        var note = String.join(" ", List.of(frame.note(), scale, remark)).strip();
        if (!note.isEmpty()) {
            html.append("<p class=\"small\">").append(Html.prose(note)).append("</p>");
        }
        if (!(chart instanceof ImageGrid)) {
            html.append("<details><summary>Data</summary>");
            TableHtml.write(html, "", chart.data());
            html.append("</details>");
        }
        html.append("</figure>\n");
    }

    private void plot(StringBuilder html, Chart chart, int width) {
        var id = "chart-" + written.size();
        var bare = chart.frame(chart.frame().bare());
        int height = Drawings.height(bare, width);
        html.append(
                "<div class=\"plot\" id=\"%s\" role=\"img\" data-height=\"%d\" aria-label=\""
                        .formatted(id, height));
        html.append(Html.escape(chart.description())).append("\">");
        html.append(Drawings.svg(bare, Theme.VARIABLES, width, height, id));
        html.append("</div><script type=\"application/json\" id=\"%s-option\">".formatted(id))
                .append(chart.json(Theme.VARIABLES))
                .append("</script>");
        written.add(chart);
    }

    private static void images(StringBuilder html, ImageGrid grid) {
        html.append("<div class=\"images\"");
        if (grid.columns() > 0) {
            html.append(
                    " style=\"grid-template-columns:repeat(%d,minmax(0,120px))\""
                            .formatted(grid.columns()));
        }
        html.append('>');
        for (var picture : grid.pictures()) {
            html.append("<div class=\"%s\"><img src=\"".formatted(picture.tone().css()))
                    .append(picture.address())
                    .append("\" alt=\"")
                    .append(Html.escape(picture.caption()))
                    .append("\"><span>")
                    .append(Html.prose(picture.caption()))
                    .append("</span></div>");
        }
        html.append("</div>");
    }

    /// ECharts and the script that uses it; nothing on a page without charts.
    void scripts(StringBuilder html) {
        if (!written.isEmpty()) {
            html.append("<script>")
                    .append(Resources.echarts(written.stream().anyMatch(Options::needsAll)))
                    .append("</script>\n<script>")
                    .append(Resources.script())
                    .append("</script>\n");
        }
    }
}
