package io.tarn.tensor;

import java.util.ArrayDeque;

/// The backward passes that run now, on all threads, and what waits for none to run.
final class BackwardPasses {
    private static final ArrayDeque<Runnable> WAITING = new ArrayDeque<>();
    private static int running;

    private BackwardPasses() {}

    static synchronized void begin() {
        running++;
    }

    static synchronized void end() {
        running--;
        drain();
    }

    /// Runs `action` as soon as no backward pass runs, which may be at once.
    static synchronized void whenQuiet(Runnable action) {
        WAITING.add(action);
        drain();
    }

    private static void drain() {
        while (running == 0 && !WAITING.isEmpty()) {
            WAITING.poll().run();
        }
    }
}
