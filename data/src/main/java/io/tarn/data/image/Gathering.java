package io.tarn.data.image;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a data set of files: finds their common size, leaves the unreadable ones out, and decodes small sets at once.
///
/// @param who names the caller in complaints
record Gathering(String who, ImageConfig config) {
    private static final Logger LOG = LoggerFactory.getLogger(Images.class);
    private static final int NAMED = 3; // bad files in a complaint

    static Gathering of(String who, UnaryOperator<ImageConfig> choose) {
        return new Gathering(who, choose.apply(ImageConfig.USUAL));
    }

    /// A file that was looked at: its bytes where they stay in memory, or what is wrong with it.
    private record Look(byte @Nullable [] bytes, @Nullable String complaint) {}

    Images images(List<Path> files, int[] labels, List<String> classes) {
        if (files.isEmpty()) {
            throw DataException.of(who, "at least one image", "none", "check the folder");
        }
        Preparation preparation = new Sample(files, config).preparation();
        boolean keeps = (long) files.size() * preparation.bytes() <= config.memory();
        Look[] looks =
                IntStream.range(0, files.size())
                        .parallel()
                        .mapToObj(i -> look(files.get(i), preparation, keeps))
                        .toArray(Look[]::new);
        List<String> notes = notes(files, looks);
        int[] good =
                IntStream.range(0, looks.length).filter(i -> looks[i].complaint == null).toArray();
        List<Path> readable = IntStream.of(good).mapToObj(files::get).toList();
        int[] theirs =
                labels.length == 0 ? labels : IntStream.of(good).map(i -> labels[i]).toArray();
        byte[][] kept = new byte[good.length][];
        for (int i = 0; i < good.length; i++) {
            byte[] bytes = looks[good[i]].bytes;
            kept[i] = bytes == null ? new byte[0] : bytes;
        }
        IntFunction<byte[]> image =
                keeps ? i -> kept[i] : i -> preparation.of(readable.get(i)).values();
        return new Images(readable, readable.size(), theirs, classes, notes, preparation, image);
    }

    private static Look look(Path file, Preparation preparation, boolean keeps) {
        try {
            if (keeps) {
                return new Look(preparation.of(file).values(), null);
            }
            preparation.decoder().header(file);
            return new Look(null, null);
        } catch (DataException e) {
            return new Look(null, Reason.line(e));
        }
    }

    private List<String> notes(List<Path> files, Look[] looks) {
        var bad = new ArrayList<String>();
        for (Look look : looks) {
            if (look.complaint != null) {
                bad.add(look.complaint);
            }
        }
        if (bad.isEmpty()) {
            return List.of();
        }
        String all = "%,d %s".formatted(files.size(), files.size() == 1 ? "file" : "files");
        String summary = "%,d of %s".formatted(bad.size(), all);
        String examples = String.join(" | ", bad.subList(0, Math.min(NAMED, bad.size())));
        if (bad.size() == files.size()) {
            throw DataException.of(
                    who,
                    "images that can be read",
                    "none among %s: %s".formatted(all, examples),
                    "look at the files");
        }
        if (bad.size() > config.badShare() * files.size()) {
            throw DataException.of(
                    who,
                    config.badShare() == 0
                            ? "no unreadable images"
                            : "at most %.3g%% unreadable images".formatted(100 * config.badShare()),
                    summary + ": " + examples,
                    "remove them or raise badShare");
        }
        LOG.warn("{}: left out {}: {}", who, summary, examples);
        return bad.stream().map(line -> "left out: " + line).toList();
    }
}
