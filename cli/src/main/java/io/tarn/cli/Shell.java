package io.tarn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tarn.cli.shell.PipedSession;
import io.tarn.cli.shell.TerminalSession;
import io.tarn.tensor.NativeRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `tarn shell`: Java line by line, with Tarn imported.
@Command(
        name = "shell",
        description = "Runs Java line by line, with Tarn imported.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "At a terminal: Tab completes, Ctrl-C stops what runs, /help explains, Ctrl-D ends.",
            "In a pipe: prints the value of each expression, ends at the first mistake.",
            "",
            "Examples:",
            "  tarn shell",
            "  echo 'Tensor.ones(2, 2)' | tarn shell",
        })
final class Shell implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Run the Java lines of these files first.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        for (var file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IOException(file + ": no file that can be read");
            }
        }
        // The native libraries load while the compiler starts.
        Thread.ofPlatform().daemon().name("natives").start(NativeRuntime::load);
        return isAtTerminal() ? talk() : listen();
    }

    /// Without a terminal some JDKs have no console, and some have one that says so.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isAtTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private int talk() throws Exception {
        var out = spec.commandLine().getOut();
        out.println(
                "Tarn "
                        + TarnVersion.text()
                        + ", all imported. Tensor.randn(2, 3) makes a tensor, Ctrl-D ends.");
        return TerminalSession.here().run(files);
    }

    private int listen() throws IOException {
        try (var session = new PipedSession(spec.commandLine().getOut())) {
            for (var file : files) {
                session.run(file + ", line", Files.readAllLines(file));
            }
            session.run("line", new String(System.in.readAllBytes(), UTF_8).lines().toList());
        }
        return CommandLine.ExitCode.OK;
    }
}
