package io.tarn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A section of a [Page], filled from top to bottom.
///
/// All texts are escaped; in prose, `code` in backticks and **strong** words are set off.
public final class Section {
    private final String title;
    private final List<Block> blocks = new ArrayList<>();

    Section(String title) {
        this.title = title;
    }

    /// A paragraph; an empty line starts another.
    public Section text(String prose) {
        return add(new Block.Text(prose));
    }

    /// A list with a dot before each entry.
    public Section points(List<String> prose) {
        return add(new Block.Points(List.copyOf(prose)));
    }

    public Section table(Grid grid) {
        return table("", grid);
    }

    public Section table(String caption, Grid grid) {
        return add(new Block.Table(caption, grid));
    }

    /// Charts beside each other where there is room.
    public Section chart(Chart... charts) {
        return add(new Block.Charts(List.of(charts)));
    }

    public Section code(String code) {
        return code("", code);
    }

    public Section code(String language, String code) {
        return add(new Block.Code(language, code));
    }

    /// Names and values, such as settings, in the order of the map.
    public Section keyValues(Map<String, ?> values) {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((name, value) ->
                texts.put(
                        name,
                        value instanceof Double || value instanceof Float
                                ? Numerals.text(((Number) value).doubleValue())
                                : String.valueOf(value)));
        return add(new Block.Values(texts));
    }

    /// Small pictures with captions, beside each other.
    public Section images(String caption, List<Picture> pictures) {
        return chart(ImageGrid.of(caption, pictures));
    }

    /// One picture as wide as there is room, with its caption below: a diagram, or an animated PNG.
    public Section drawing(Picture picture) {
        return add(new Block.Drawing(picture));
    }

    public Section note(String prose) {
        return note(Tone.PLAIN, prose);
    }

    public Section note(Tone tone, String prose) {
        return add(new Block.Note(tone, prose));
    }

    /// A sentence that the reader should take away.
    public Section verdict(Tone tone, String prose) {
        return add(new Block.Verdict(tone, prose));
    }

    public Section figures(Figure... figures) {
        return add(new Block.Figures(List.of(figures)));
    }

    private Section add(Block block) {
        blocks.add(block);
        return this;
    }

    String title() {
        return title;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }
}
