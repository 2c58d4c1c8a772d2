package io.tarn.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A report: one HTML file that holds everything it shows and opens without a network.
///
/// ```java
/// Page.of("What was learned")
///     .lead("A small network reads digits.")
///     .section("Curves", s -> s.text("Both fall.").chart(curves))
///     .write(Path.of("report.html"));
/// ```
public final class Page {
    private final String title;
    private String lead = "";
    private String foot = "";
    private final List<Figure> figures = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    private Page(String title) {
        this.title = title;
    }

    public static Page of(String title) {
        return new Page(title);
    }

    /// What the report says, in a few sentences below the title.
    public Page lead(String prose) {
        lead = prose;
        return this;
    }

    /// A small line at the end: who made the page, with what, when.
    public Page foot(String prose) {
        foot = prose;
        return this;
    }

    /// Numbers that matter, large below the lead.
    public Page figures(Figure... some) {
        figures.addAll(List.of(some));
        return this;
    }

    public Page section(String name, Consumer<Section> content) {
        var section = new Section(name);
        content.accept(section);
        sections.add(section);
        return this;
    }

    /// The page as HTML.
    public String html() {
        return PageHtml.of(this);
    }

    /// The page as text for a terminal.
    public String text() {
        return PageText.of(this);
    }

    /// Writes the page as an HTML file.
    public void write(Path file) {
        WholeFile.write(file, html());
    }

    /// The figures as files that need no page, by name: a chart is an SVG picture called as its title, a drawing a PNG image called as its
    /// section.
    public Map<String, byte[]> pictures() {
        return FigureFiles.of(this);
    }

    /// Writes all [#pictures()] into a folder: their files, in the order of the page.
    public List<Path> draw(Path folder) {
        List<Path> files = new ArrayList<>();
        pictures()
                .forEach((name, content) -> {
                    var file = folder.resolve(name);
                    WholeFile.write(file, content);
                    files.add(file);
                });
        return files;
    }

    String title() {
        return title;
    }

    String lead() {
        return lead;
    }

    String foot() {
        return foot;
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    List<Section> sections() {
        return List.copyOf(sections);
    }
}
