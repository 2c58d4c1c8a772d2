package io.tarn.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A [Page] as one HTML document.
final class PageHtml {
    private final StringBuilder html = new StringBuilder();
    private final Set<String> anchors = new HashSet<>();
    private final ChartHtml charts = new ChartHtml();

    private PageHtml() {}

    static String of(Page page) {
        return new PageHtml().write(page);
    }

    private String write(Page page) {
        var names = page.sections().stream().map(this::anchor).toList();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.append("<title>").append(Html.escape(page.title())).append("</title>\n<style>");
        html.append(Resources.style()).append("</style>\n</head>\n<body>\n<div class=\"page\">\n");
        contents(page, names);
        html.append("<main>\n<header>\n<h1>").append(Html.prose(page.title())).append("</h1>\n");
        if (!page.lead().isEmpty()) {
            paragraphs("lead", page.lead());
        }
        if (!page.figures().isEmpty()) {
            figures(page.figures());
        }
        html.append("</header>\n");
        for (int i = 0; i < names.size(); i++) {
            section(page.sections().get(i), names.get(i));
        }
        if (!page.foot().isEmpty()) {
            html.append("<footer>").append(Html.prose(page.foot())).append("</footer>\n");
        }
        html.append("</main>\n</div>\n");
        charts.scripts(html);
        return html.append("</body>\n</html>\n").toString();
    }

    private void contents(Page page, List<String> names) {
        if (names.size() < 2) {
            return;
        }
        html.append("<nav aria-label=\"Contents\"><p>Contents</p><ol>");
        for (int i = 0; i < names.size(); i++) {
            html.append("<li><a href=\"#%s\">".formatted(names.get(i)))
                    .append(Html.prose(page.sections().get(i).title()))
                    .append("</a></li>");
        }
        html.append("</ol></nav>\n");
    }

    private String anchor(Section section) {
        var plain = section.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var name = "s-" + plain.replaceAll("^-|-$", "");
        var unique = name;
        for (int i = 2; !anchors.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    private void section(Section section, String name) {
        html.append("<section id=\"%s\">\n<h2>".formatted(name))
                .append(Html.prose(section.title()))
                .append("</h2>\n");
        section.blocks().forEach(this::block);
        html.append("</section>\n");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Text it -> paragraphs("", it.text());
            case Block.Points it -> {
                html.append("<ul>");
                it.points().forEach(p -> html.append("<li>").append(Html.prose(p)).append("</li>"));
                html.append("</ul>\n");
            }
            case Block.Table it -> TableHtml.write(html, it.caption(), it.grid());
            case Block.Charts it -> charts.write(html, it.charts());
            case Block.Drawing it -> drawing(it.picture());
            case Block.Code it -> code(it);
            case Block.Values it -> {
                html.append("<dl>");
                it.values()
                        .forEach((key, value) ->
                                html.append("<div><dt>")
                                        .append(Html.escape(key))
                                        .append("</dt><dd>")
                                        .append(Html.escape(value))
                                        .append("</dd></div>"));
                html.append("</dl>\n");
            }
            case Block.Note it -> aside("note", it.tone(), it.text());
            case Block.Verdict it -> aside("verdict", it.tone(), it.text());
            case Block.Figures it -> figures(it.figures());
        }
    }

    private void drawing(Picture picture) {
        html.append("<figure class=\"drawing %s\"><img src=\"".formatted(picture.tone().css()))
                .append(picture.address())
                .append("\" alt=\"")
                .append(Html.escape(picture.caption()))
                .append("\"><figcaption>")
                .append(Html.prose(picture.caption()))
                .append("</figcaption></figure>\n");
    }

    private void code(Block.Code block) {
        html.append("<pre");
        if (!block.language().isEmpty()) {
            html.append(" data-language=\"").append(Html.escape(block.language())).append('"');
        }
        html.append(" tabindex=\"0\"><code>")
                .append(Html.escape(block.code()))
                .append("</code></pre>\n");
    }

    private void aside(String kind, Tone tone, String prose) {
        html.append("<div class=\"%s %s\">".formatted(kind, tone.css()))
                .append(Html.prose(prose))
                .append("</div>\n");
    }

    private void paragraphs(String style, String prose) {
        for (var paragraph : prose.strip().split("\n\\s*\n", -1)) {
            html.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                    .append(Html.prose(paragraph))
                    .append("</p>\n");
        }
    }

    private void figures(List<Figure> figures) {
        html.append("<div class=\"figures\">");
        for (var figure : figures) {
            html.append("<div class=\"figure %s\"><span>".formatted(figure.tone().css()))
                    .append(Html.escape(figure.label()))
                    .append("</span><b>")
                    .append(Html.escape(figure.value()))
                    .append("</b><small>")
                    .append(Html.escape(figure.note()))
                    .append("</small></div>");
        }
        html.append("</div>\n");
    }
}
