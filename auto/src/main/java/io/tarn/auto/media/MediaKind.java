package io.tarn.auto.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the files of a folder hold.
public enum MediaKind {
    IMAGES("images", "png", "jpg", "jpeg", "webp", "gif", "bmp"),
    SOUND("sounds", "wav"),
    TEXT("texts", "txt");

    private final String plural;
    private final String endings;

    MediaKind(String plural, String... endings) {
        this.plural = plural;
        this.endings = " " + String.join(" ", endings) + " ";
    }

    /// The kind that the name of a file tells.
    public static Optional<MediaKind> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(" " + ending + " "))
                .findFirst();
    }

    /// Several of them: `images`, `sounds`, `texts`.
    @Override
    public String toString() {
        return plural;
    }
}
