package io.tarn.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jdk.jshell.tool.JavaShellToolBuilder;

/// Java's own shell at a terminal, with its editing, completion, history and commands, where Tarn is
/// imported and tensors are printed whole.
public final class TerminalSession {
    /// JShell's commands that make the feedback mode; it keeps a mode only in its stored settings.
    private static final String MODE =
            """
            /set mode tarn normal -quiet
            /set truncation tarn 1000000
            /set prompt tarn "tarn> " "  ... "
            /set mode tarn -retain
            /exit
            """;

    private TerminalSession() {}

    /// Runs the files, and then what is typed until `/exit` or Ctrl-D; answers the exit code.
    public static int run(List<Path> files) throws Exception {
        var memory = new ShellMemory(ShellMemory.usualPlace());
        var settings = memory.read();
        if (!MODE.equals(settings.get("tarn.mode"))) {
            settings.put("tarn.mode", MODE);
            retainMode(settings);
        }
        try {
            return start(files, settings);
        } finally {
            memory.write(settings);
        }
    }

    private static int start(List<Path> files, TreeMap<String, String> settings) throws Exception {
        var imports = Files.createTempFile("tarn", ".jsh");
        try {
            Files.writeString(imports, Imports.script());
            var arguments = new ArrayList<>(List.of("--execution", SnippetEngine.NAME, "--feedback", "tarn"));
            arguments.addAll(List.of("--class-path", System.getProperty("java.class.path")));
            arguments.addAll(List.of("--startup", imports.toString()));
            files.forEach(file -> arguments.add(file.toString()));
            return JavaShellToolBuilder.builder().persistence(settings).start(arguments.toArray(String[]::new));
        } finally {
            Files.delete(imports);
        }
    }

    private static void retainMode(TreeMap<String, String> settings) throws Exception {
        JavaShellToolBuilder.builder()
                .persistence(settings)
                .in(new ByteArrayInputStream(MODE.getBytes(UTF_8)), null)
                .out(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .start("--execution", SnippetEngine.NAME, "--no-startup");
    }
}
