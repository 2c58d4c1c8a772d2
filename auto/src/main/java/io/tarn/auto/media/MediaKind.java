package io.tarn.auto.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the files of a folder hold.
public enum MediaKind {
    IMAGES("image", "png", "jpg", "jpeg", "webp", "gif", "bmp"),
    SOUND("sound", "wav"),
    TEXT("text", "txt");

    private final String singular;
    private final String endings;

    MediaKind(String singular, String... endings) {
        this.singular = singular;
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
        return singular + "s";
    }

    /// One of them: `image`.
    String one() {
        return singular;
    }

    /// So many of them: `1 image`, `1,200 images`.
    public String count(long number) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? singular : this);
    }
}
