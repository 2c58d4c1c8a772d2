package io.tarn.data;

/// Data that cannot be used: who complains, what it expected, what it got, and what to do about it, in one line.
public final class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private DataException(String message, Throwable cause) {
        super(message, cause);
    }

    private DataException(String message) {
        super(message);
    }

    /// `who: expected …, got …; fix`.
    public static DataException of(String who, String expected, Object got, String fix) {
        return new DataException("%s: expected %s, got %s; %s".formatted(who, expected, got, fix));
    }

    /// The same, where another failure is the reason.
    public static DataException of(
            String who, String expected, Object got, String fix, Throwable cause) {
        return new DataException(
                "%s: expected %s, got %s; %s".formatted(who, expected, got, fix), cause);
    }
}
