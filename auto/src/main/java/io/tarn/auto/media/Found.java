package io.tarn.auto.media;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The files of one kind with their classes, as they lie in a folder or stand in a manifest.
///
/// @param items their sides are those that the data name, else training
/// @param given the sides that the data name
/// @param notes what a person should know, such as files that were left out
record Found(
        Path root,
        MediaKind kind,
        List<Item> items,
        List<String> classes,
        TreeSet<Side> given,
        List<String> notes) {
    private static final double MOST_STRANGE = 0.1;
    private static final int FEWEST = 10;

    /// A file with the number of its class.
    record Item(Path file, int label, Side side) {}

    /// A file with the name of its class.
    record Labelled(Path file, String label, Side side) {}

    /// Takes the files of the most frequent kind; complains where that would leave many out.
    static Found of(Path root, List<Labelled> all, TreeSet<Side> given) {
        Map<MediaKind, List<Labelled>> byKind = new EnumMap<>(MediaKind.class);
        for (Labelled each : all) {
            MediaKind.of(each.file)
                    .ifPresent(
                            kind -> byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(each));
        }
        MediaKind kind =
                Arrays.stream(MediaKind.values())
                        .filter(byKind::containsKey)
                        .max((a, b) -> Integer.compare(size(byKind, a), size(byKind, b)))
                        .orElseThrow(() -> nothing(root, all.size()));
        List<Labelled> chosen = byKind.getOrDefault(kind, List.of());
        int media = byKind.values().stream().mapToInt(List::size).sum();
        if (media - chosen.size() > MOST_STRANGE * media) {
            throw DataException.of(
                    who(root),
                    "files of one kind",
                    counts(byKind),
                    "give each a folder of its own");
        }
        List<String> notes = new ArrayList<>();
        if (chosen.size() < all.size()) {
            notes.add(others(all.size() - chosen.size(), kind) + ".");
        }
        List<String> classes =
                List.copyOf(new TreeSet<>(all.stream().map(Labelled::label).toList()));
        List<Item> items =
                chosen.stream()
                        .map(it -> new Item(it.file, classes.indexOf(it.label), it.side))
                        .toList();
        return new Found(root, kind, items, classes, given, notes).checked();
    }

    /// `1 file was`, `1,200 files were`.
    static String were(long files) {
        return "%,d %s".formatted(files, files == 1 ? "file was" : "files were");
    }

    /// `1 file was left out because it is no image`.
    static String others(long files, MediaKind kind) {
        return files == 1
                ? "1 file was left out because it is no " + kind.one()
                : "%,d files were left out because they are no %s".formatted(files, kind);
    }

    private static int size(Map<MediaKind, List<Labelled>> byKind, MediaKind kind) {
        return byKind.getOrDefault(kind, List.of()).size();
    }

    private static String counts(Map<MediaKind, List<Labelled>> byKind) {
        return byKind.entrySet().stream()
                .map(entry -> entry.getKey().count(entry.getValue().size()))
                .collect(Collectors.joining(" and "));
    }

    private static DataException nothing(Path root, int files) {
        return DataException.of(
                who(root),
                "images (png, jpg, webp, gif, bmp), sounds (wav) or texts (txt)",
                files == 0
                        ? "no files"
                        : "none among %,d %s".formatted(files, files == 1 ? "file" : "files"),
                "give a folder with a folder of files for each class");
    }

    static String who(Path root) {
        return "MediaTrain(%s)".formatted(root);
    }

    /// The same with these items only, checked anew.
    Found keeping(List<Item> some, List<String> moreNotes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(moreNotes);
        return new Found(root, kind, some, classes, given, List.copyOf(all)).checked();
    }

    private Found checked() {
        if (classes.size() < 2) {
            throw DataException.of(
                    who(root),
                    "two classes or more",
                    "one, \"" + classes.getFirst() + "\"",
                    "add a folder of " + kind + " for each other class");
        }
        int[] counts = counts();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] < 2) {
                throw DataException.of(
                        who(root),
                        "two or more %s in every class".formatted(kind),
                        "%s in \"%s\""
                                .formatted(counts[label] == 0 ? "none" : "one", classes.get(label)),
                        "add files or remove the class");
            }
        }
        if (items.size() < FEWEST) {
            throw DataException.of(
                    who(root), FEWEST + " files or more", items.size(), "collect more " + kind);
        }
        return this;
    }

    /// How many files each class has.
    int[] counts() {
        int[] counts = new int[classes.size()];
        items.forEach(item -> counts[item.label]++);
        return counts;
    }

    List<Path> files() {
        return items.stream().map(Item::file).toList();
    }

    int[] labels() {
        return items.stream().mapToInt(Item::label).toArray();
    }
}
