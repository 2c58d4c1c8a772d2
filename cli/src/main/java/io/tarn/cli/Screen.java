package io.tarn.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/// The standard output where a person looks at it: lines, and below them one that is rewritten in place.
final class Screen extends PrintWriter {
    private final StatusLine status;

    Screen(PrintStream terminal) {
        this(terminal, new StatusLine(terminal));
    }

    private Screen(PrintStream terminal, StatusLine status) {
        super(status.before(terminal), true, terminal.charset());
        this.status = status;
    }

    /// What commands print to: a screen, or a writer where the output goes to a file or a program.
    ///
    /// Messages and the end of the process, by Ctrl-C too, find the last line empty.
    static PrintWriter standardOutput() {
        if (!isTerminal()) {
            return new PrintWriter(System.out, true, System.out.charset());
        }
        var screen = new Screen(System.out);
        Charset charset = System.err.charset();
        System.setErr(new PrintStream(screen.status.before(System.err), true, charset));
        Runtime.getRuntime().addShutdownHook(new Thread(screen.status::end));
        return screen;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }

    StatusLine status() {
        return status;
    }
}
