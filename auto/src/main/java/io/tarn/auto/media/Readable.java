package io.tarn.auto.media;

import io.tarn.auto.media.Found.Item;
import io.tarn.data.DataException;
import io.tarn.data.image.ImageFile;
import io.tarn.data.image.Images;
import io.tarn.data.sound.Wav;
import io.tarn.data.text.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Leaves files out that cannot be read, if they are few.
///
/// @param found without them
/// @param size of the pictures; open where there are none
record Readable(Found found, PictureSize size) {
    private static final double MOST_BAD = 0.05;
    private static final int LOOKED_AT = 200;

    static Readable of(Found found, PictureSize wanted) {
        return found.kind() == MediaKind.IMAGES ? images(found, wanted) : others(found, wanted);
    }

    private static Readable images(Found found, PictureSize wanted) {
        List<Path> files = found.files();
        try {
            Images all = Images.of(files, c -> c.size(8, 8).badShare(1));
            Set<Path> good = new HashSet<>(all.files());
            List<Path> some =
                    IntStream.range(0, Math.min(LOOKED_AT, all.size()))
                            .mapToObj(i ->
                                    all.files()
                                            .get(
                                                    (int)
                                                            ((long) i
                                                                    * all.size()
                                                                    / Math.min(
                                                                            LOOKED_AT,
                                                                            all.size()))))
                            .toList();
            Images seen = Images.of(some, c -> c.badShare(1));
            return new Readable(
                    kept(
                            found,
                            found.items().stream().filter(it -> good.contains(it.file())).toList(),
                            all.notes()),
                    wanted.or(seen.channels(), seen.height(), seen.width()));
        } catch (DataException e) {
            if (String.valueOf(e.getMessage()).startsWith(Found.who(found.root()))) {
                throw e;
            }
            throw none(found, complaint(found.kind(), files.getFirst()).orElse(e));
        }
    }

    private static Readable others(Found found, PictureSize wanted) {
        List<Optional<DataException>> complaints =
                found.items().parallelStream()
                        .map(it -> complaint(found.kind(), it.file()))
                        .toList();
        List<Item> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < complaints.size(); i++) {
            if (complaints.get(i).isPresent()) {
                bad.add("left out: " + complaints.get(i).get().getMessage());
            } else {
                good.add(found.items().get(i));
            }
        }
        if (good.isEmpty()) {
            throw none(found, complaints.getFirst().orElseThrow());
        }
        return new Readable(kept(found, good, bad), wanted);
    }

    /// What is wrong with a file, if anything is.
    static Optional<DataException> complaint(MediaKind kind, Path file) {
        try {
            if (kind == MediaKind.IMAGES) {
                ImageFile.read(file).close();
            }
            if (kind == MediaKind.SOUND && Wav.info(file).frames() == 0) {
                return Optional.of(
                        DataException.of("Wav " + file, "samples", "none", "record it again"));
            }
            if (kind == MediaKind.TEXT && TextLines.text(file).isBlank()) {
                return Optional.of(
                        DataException.of("Text " + file, "some words", "none", "write some"));
            }
            return Optional.empty();
        } catch (DataException e) {
            return Optional.of(e);
        }
    }

    private static DataException none(Found found, DataException cause) {
        return DataException.of(
                Found.who(found.root()),
                "%s that can be read".formatted(found.kind()),
                "none; the first complaint is: " + cause.getMessage(),
                "look at the files",
                cause);
    }

    private static Found kept(Found found, List<Item> good, List<String> bad) {
        int left = found.items().size() - good.size();
        if (left > MOST_BAD * found.items().size() && left > 1) {
            throw DataException.of(
                    Found.who(found.root()),
                    "at most 5%% of the %s to be unreadable".formatted(found.kind()),
                    "%,d of %,d, such as: %s"
                            .formatted(
                                    left,
                                    found.items().size(),
                                    bad.getFirst().replaceFirst("^left out: ", "")),
                    "remove them");
        }
        return left == 0 ? found : found.keeping(good, bad);
    }
}
