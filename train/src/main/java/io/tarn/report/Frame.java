package io.tarn.report;

/// What stands around a chart: its title, its axes and a note below it.
public record Frame(String title, Axis x, Axis y, String note) {
    public static Frame of(String title) {
        return new Frame(title, Axis.of(""), Axis.of(""), "");
    }

    public Frame title(String text) {
        return new Frame(text, x, y, note);
    }

    public Frame x(Axis axis) {
        return new Frame(title, axis, y, note);
    }

    public Frame y(Axis axis) {
        return new Frame(title, x, axis, note);
    }

    public Frame note(String text) {
        return new Frame(title, x, y, text);
    }

    /// Without the title and the note, for a page that writes them itself.
    Frame bare() {
        return new Frame("", x, y, "");
    }
}
