package io.tarn.cli.shell;

/// The question that every loop of a snippet asks at each turn: go on?
///
/// Java cannot end a thread from outside, so the snippet has to end itself; [StopChecks] writes the
/// question into its classes. Public, since those classes lie elsewhere.
public final class StopCheck {
    private static volatile boolean asked;

    private StopCheck() {}

    /// Returns, or ends the snippet.
    public static void check() {
        if (asked) {
            throw new Stopped();
        }
    }

    static void ask() {
        asked = true;
    }

    static void calm() {
        asked = false;
    }

    static boolean isAsked() {
        return asked;
    }

    /// Ends a snippet. An error, so that `catch (Exception e)` in the snippet does not hold it up.
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
