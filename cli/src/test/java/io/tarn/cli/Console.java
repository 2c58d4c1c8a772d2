package io.tarn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs the command line inside the test, and keeps what it printed.
final class Console {
    static {
        useAStoreOfItsOwn();
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    /// The store of runs of the person who runs the tests stays as it is.
    private static void useAStoreOfItsOwn() {
        try {
            Path folder = Files.createTempDirectory("tarn-store");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("runs.db");
            file.toFile().deleteOnExit();
            System.setProperty("tarn.store", "jdbc:sqlite:" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs `line`, whose words stand between single spaces; answers the exit code.
    int run(String line) {
        return run(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }

    /// The same with arguments that may have spaces.
    int run(List<String> arguments) {
        return Tarn.run(
                new PrintWriter(out, true),
                new PrintWriter(error, true),
                arguments.toArray(String[]::new));
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

    /// What a command prints that must go well.
    String outOf(Object... arguments) {
        int code = run(Stream.of(arguments).map(Object::toString).toList());
        if (code != 0) {
            throw new AssertionError(error.toString());
        }
        return out();
    }

    String out() {
        return out.toString();
    }

    String error() {
        return error.toString();
    }
}
