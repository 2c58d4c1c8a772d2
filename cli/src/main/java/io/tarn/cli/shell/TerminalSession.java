package io.tarn.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.tool.JavaShellToolBuilder;

/// Java's own shell at a terminal, with its editing, completion, history and commands; Tarn is
/// imported, and tensors are printed whole.
///
/// @param terminal where it reads and prints
/// @param memory where its history lies between sessions
public record TerminalSession(JavaShellToolBuilder terminal, ShellMemory memory) {
    /// The commands that make the feedback mode. JShell knows no option for them, but it remembers a
    /// mode among its settings; they are kept beside it, so that a change here makes it anew.
    private static final String MODE =
            """
            /set mode tarn normal -quiet
            /set truncation tarn 1000000
            /set prompt tarn "tarn> " "  ... "
            /set mode tarn -retain
            /exit
            """;

    /// A session at the terminal of this process, with the history of the user.
    public static TerminalSession here() {
        return new TerminalSession(
                JavaShellToolBuilder.builder(), new ShellMemory(ShellMemory.usualPlace()));
    }

    /// Runs the files, then what is typed until `/exit` or Ctrl-D; answers the exit code.
    public int run(List<Path> files) throws Exception {
        var settings = memory.read();
        if (!MODE.equals(settings.put("tarn.mode", MODE))) {
            retainMode(settings);
        }
        var imports = Files.createTempFile("tarn", ".jsh");
        try {
            Files.writeString(imports, Imports.script());
            return terminal.persistence(settings).start(arguments(imports, files));
        } finally {
            Files.delete(imports);
            memory.write(settings);
        }
    }

    private static String[] arguments(Path imports, List<Path> files) {
        var arguments =
                new ArrayList<>(List.of("--execution", SnippetEngine.NAME, "--feedback", "tarn"));
        arguments.addAll(List.of("--class-path", System.getProperty("java.class.path")));
        arguments.addAll(List.of("--startup", imports.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        return arguments.toArray(String[]::new);
    }

    private static void retainMode(Map<String, String> settings) throws Exception {
        JavaShellToolBuilder.builder()
                .persistence(settings)
                .in(new ByteArrayInputStream(MODE.getBytes(UTF_8)), null)
                .out(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .start("--execution", SnippetEngine.NAME, "--no-startup");
    }
}
