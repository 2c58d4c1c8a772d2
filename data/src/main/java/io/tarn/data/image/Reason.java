package io.tarn.data.image;

/// Why something failed, in a few words for people.
final class Reason {
    private Reason() {}

    /// The message of any failure, in one line.
    static String line(Throwable e) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return e.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse(message).strip();
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
