package io.tarn.tensor;

/// The one exception of Tarn's tensor and network code: who complains, what it expected, what it
/// got, and what to do about it, in one line.
public final class TensorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private TensorException(String message) {
        super(message);
    }

    /// `who: expected …, got …; fix`.
    public static TensorException of(String who, String expected, Object got, String fix) {
        return new TensorException(
                "%s: expected %s, got %s; %s".formatted(who, expected, got, fix));
    }

    /// The same, with the native failure kept as the cause.
    TensorException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
