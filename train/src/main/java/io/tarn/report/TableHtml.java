package io.tarn.report;

/// A [Grid] as an HTML table that scrolls where it is too wide or too long.
final class TableHtml {
    private TableHtml() {}

    static void write(StringBuilder html, String caption, Grid grid) {
        html.append("<div class=\"table\" tabindex=\"0\"><table>");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(Html.prose(caption)).append("</caption>");
        }
        var open = new String[grid.header().size()];
        html.append("<thead><tr>");
        for (int i = 0; i < open.length; i++) {
            boolean number = grid.isNumeric(i);
            open[i] = number ? "<td class=\"n\">" : "<td>";
            html.append(number ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">")
                    .append(Html.escape(grid.header().get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < grid.rows().size(); row++) {
            html.append(grid.strong().contains(row) ? "<tr class=\"strong\">" : "<tr>");
            for (int i = 0; i < open.length; i++) {
                html.append(open[i])
                        .append(Html.escape(grid.rows().get(row).get(i)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>\n");
    }
}
