package io.tarn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs the command line inside the test, and keeps what it printed.
final class Console {
    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    /// Runs `line`, whose words stand between single spaces; answers the exit code.
    int run(String line) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
        return Tarn.run(new PrintWriter(out, true), new PrintWriter(error, true), arguments);
    }

    /// The same, with `input` coming through a pipe.
    int run(String line, String input) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            return run(line);
        } finally {
            System.setIn(before);
        }
    }

    String out() {
        return out.toString();
    }

    String error() {
        return error.toString();
    }
}
