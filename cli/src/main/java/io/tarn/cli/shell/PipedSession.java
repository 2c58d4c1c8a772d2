package io.tarn.cli.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/// Runs Java lines from a pipe or a file: prints what an expression gives, and stops at the first
/// line that does not work.
public final class PipedSession implements AutoCloseable {
    private final PrintWriter out;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    /// Opens a session that prints values to `out`.
    public PipedSession(PrintWriter out) {
        this.out = out;
        this.shell = JShell.builder().executionEngine(new SnippetEngine(), Map.of()).build();
        this.analysis = shell.sourceCodeAnalysis();
        shell.addToClasspath(System.getProperty("java.class.path"));
        Imports.LINES.forEach(shell::eval);
    }

    /// Runs all lines of one source. `name` is what a failure calls them.
    ///
    /// @throws IllegalArgumentException in one line: where, and what does not work
    public void run(String name, List<String> lines) {
        var pending = "";
        var place = name;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (pending.isEmpty()) {
                place = name + " " + (i + 1);
                refuseCommand(place, line);
            }
            pending = pending.isEmpty() ? line : pending + "\n" + line;
            if (!goesOn(lines, i)) {
                pending = evaluate(place, pending);
            }
        }
        // An `if` could still have got an `else`; what can stand alone now does.
        if (!pending.isBlank() && !evaluate(place, pending + "\n;").isBlank()) {
            throw new IllegalArgumentException(place + ": what begins here has no end");
        }
    }

    /// Whether the next line continues this one with the call of a method, as in `x` and `.add(1)`.
    private static boolean goesOn(List<String> lines, int i) {
        return i + 1 < lines.size() && lines.get(i + 1).matches("\\s*\\.\\s*\\w+\\s*\\(.*");
    }

    private static void refuseCommand(String place, String line) {
        if (line.matches("/[^/*].*")) {
            throw new IllegalArgumentException(
                    place + ": commands such as " + line + " need a terminal");
        }
    }

    /// Runs the whole statements at the start of `source`; gives back what still waits for its end.
    private String evaluate(String place, String source) {
        var rest = source;
        while (!rest.isBlank()) {
            var next = analysis.analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) {
                return "";
            }
            if (!next.completeness().isComplete()) {
                return rest;
            }
            var whole = next.source() == null || next.source().isBlank() ? rest : next.source();
            shell.eval(whole).forEach(event -> report(place, event));
            rest = whole.equals(rest) ? "" : next.remaining();
        }
        return "";
    }

    private void report(String place, SnippetEvent event) {
        if (event.exception() != null) {
            throw new IllegalArgumentException(place + ": " + describe(event.exception()));
        }
        if (event.causeSnippet() != null) {
            return; // an older snippet that this one completes
        }
        if (event.status() == Status.REJECTED) {
            throw new IllegalArgumentException(place + ": " + mistakes(event.snippet()));
        }
        if (isValue(event.snippet()) && event.value() != null && !event.value().isEmpty()) {
            out.println(event.value().strip());
        }
    }

    private static String describe(JShellException exception) {
        var kind = exception instanceof EvalException thrown ? thrown.getExceptionClassName() : "";
        var message = exception.getMessage() == null ? "" : exception.getMessage();
        return List.of(kind.substring(kind.lastIndexOf('.') + 1), message).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private String mistakes(Snippet snippet) {
        return shell.diagnostics(snippet)
                .map(it ->
                        it.getMessage(Locale.ROOT)
                                .replaceAll("\\s+", " ")
                                .replaceAll(" location: .*", ""))
                .findFirst()
                .orElse("this is no Java");
    }

    /// Whether a snippet only asks for a value; one that declares or assigns stays silent.
    private static boolean isValue(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        shell.close();
    }
}
