package io.tarn.data;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

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

    /// A file or folder that could not be read, for the reason that the system gives.
    public static DataException unreadable(String who, Path path, Exception cause) {
        return of(
                who, "to read " + path, reason(cause), "check the name and its permissions", cause);
    }

    /// A file that could not be written, for the reason that the system gives.
    static DataException unwritable(String who, Path path, Exception cause) {
        return of(
                who,
                "to write " + path,
                cause instanceof NoSuchFileException
                        ? "no folder " + path.toAbsolutePath().getParent()
                        : reason(cause),
                "what was there is untouched; choose another place, or check its permissions and"
                        + " the free space",
                cause);
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case UncheckedIOException e -> reason(Objects.requireNonNull(e.getCause()));
            case NoSuchFileException _ -> "no such file";
            case NotDirectoryException _ -> "a file, which is no folder";
            case AccessDeniedException _ -> "no permission";
            default -> cause.toString().lines().findFirst().orElseThrow();
        };
    }
}
