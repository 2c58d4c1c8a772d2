package io.tarn.data.image;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.List;

/// The cells of a small CSV text, as RFC 4180 has them: commas, double quotes around cells, lines that end in any way.
final class Csv {
    private final String who;
    private final String text;
    private int at;
    private int line = 1;

    private Csv(String who, String text) {
        this.who = who;
        this.text = text;
        this.at = text.startsWith("\ufeff") ? 1 : 0;
    }

    /// Lines without any character are passed over.
    static List<List<String>> parse(String who, String text) {
        var csv = new Csv(who, text);
        var rows = new ArrayList<List<String>>();
        while (csv.at < text.length()) {
            List<String> row = csv.row();
            if (row.size() > 1 || !row.getFirst().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at >= text.length() || text.charAt(at) != ',') {
                break;
            }
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        return cells;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /// A cell in quotes, in which two quotes mean one.
    private String quoted() {
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean twice = text.startsWith("\"\"", at);
            if (c == '"' && !twice) {
                at++;
                return finished(cell);
            }
            at += twice ? 1 : 0;
            line += c == '\n' ? 1 : 0;
            cell.append(c);
        }
        throw complaint("a closing quote", "the end of the file");
    }

    private String finished(StringBuilder cell) {
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw complaint("a comma after a closing quote", "'" + text.charAt(at) + "'");
        }
        return cell.toString();
    }

    private DataException complaint(String expected, String got) {
        return DataException.of(
                who + ", line " + line, expected, got, "double the quotes inside of a cell");
    }
}
