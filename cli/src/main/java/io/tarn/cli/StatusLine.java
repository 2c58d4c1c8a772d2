package io.tarn.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/// The last line of a terminal, rewritten in place; it makes way for everything else that is printed.
final class StatusLine {
    private static final int WIDEST = 76;
    private static final int BREAK_KEY = 2; // the terminal's own ^C, behind the line

    private final PrintStream terminal;
    private final ReentrantLock lock = new ReentrantLock();
    private int width;
    private boolean ended;

    StatusLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /// Puts this text in the place of the one before.
    void show(String text) {
        lock.lock();
        try {
            if (!ended) {
                String line = text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
                terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
                terminal.flush();
                width = line.length();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Removes the text, and leaves the cursor where the line begins.
    void clear() {
        lock.lock();
        try {
            if (width > 0) {
                terminal.print("\r" + " ".repeat(width + BREAK_KEY) + "\r");
                terminal.flush();
                width = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Removes the text for good.
    void end() {
        lock.lock();
        try {
            ended = true;
            clear();
        } finally {
            lock.unlock();
        }
    }

    /// A stream to the same terminal, before whose text the line goes away.
    OutputStream before(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                lock.lock();
                try {
                    clear();
                    out.write(bytes, from, count);
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
