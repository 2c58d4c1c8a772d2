package io.tarn.auto.media;

import io.tarn.auto.media.Found.Labelled;
import io.tarn.data.DataException;
import io.tarn.data.image.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the files of every class: in a folder for each class, in such folders for each side, or by a manifest.
///
/// @param who names the caller in complaints
record Finder(Path root, String who) {
    private static final int DEEPEST = 16;

    /// All files, of whatever kind.
    ///
    /// @param given the sides that the data name
    record Listing(List<Labelled> files, TreeSet<Side> given) {}

    Finder(Path root) {
        this(root, Found.who(root));
    }

    /// What one can learn from.
    Found found() {
        Listing listing = listing();
        return Found.of(root, listing.files, listing.given);
    }

    Listing listing() {
        if (Files.isDirectory(root)) {
            return folder();
        }
        if (!Files.exists(root)) {
            throw DataException.of(
                    who,
                    "a folder or a manifest (CSV of path,label)",
                    "nothing there",
                    "check the path");
        }
        if (!String.valueOf(root.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw DataException.of(
                    who,
                    "a folder or a manifest (CSV of path,label)",
                    "another file",
                    "give the folder that holds a folder for each class");
        }
        return manifest();
    }

    private Listing manifest() {
        Manifest manifest = Manifest.of(root);
        List<Path> files = manifest.files();
        int[] labels = manifest.labels();
        var given = new TreeSet<Side>();
        var all = new ArrayList<Labelled>();
        for (int i = 0; i < labels.length; i++) {
            Path file = files.get(i);
            if (!Files.isRegularFile(file)) {
                throw DataException.of(
                        who,
                        "a file for each row",
                        "none for row %d, %s".formatted(i + 1, file),
                        "correct the path or remove the row");
            }
            String part = manifest.parts().get(i);
            Side side = Side.named(part).orElse(Side.TRAINING);
            if (!part.isEmpty()) {
                given.add(side);
            }
            all.add(new Labelled(file, manifest.classes().get(labels[i]), side));
        }
        return new Listing(all, given);
    }

    private Listing folder() {
        List<Path> folders = listed(root, 1).filter(Files::isDirectory).toList();
        var given = new TreeSet<Side>();
        folders.forEach(folder -> Side.named(name(folder)).ifPresent(given::add));
        boolean parted =
                given.size() > 1
                        && given.contains(Side.TRAINING)
                        && folders.stream().allMatch(it -> Side.named(name(it)).isPresent());
        if (!parted) {
            return new Listing(classes(folders, Side.TRAINING), new TreeSet<>());
        }
        var all = new ArrayList<Labelled>();
        for (Path folder : folders) {
            List<Path> inside = listed(folder, 1).filter(Files::isDirectory).toList();
            all.addAll(classes(inside, Side.named(name(folder)).orElse(Side.TRAINING)));
        }
        return new Listing(all, given);
    }

    /// The files of folders that are classes.
    private List<Labelled> classes(List<Path> folders, Side side) {
        var all = new ArrayList<Labelled>();
        for (Path folder : folders) {
            List<Labelled> inside =
                    listed(folder, DEEPEST)
                            .filter(Files::isRegularFile)
                            .map(file -> new Labelled(file, name(folder), side))
                            .toList();
            if (inside.isEmpty()) {
                throw DataException.of(
                        who,
                        "files in every class",
                        "none in \"" + name(folder) + "\"",
                        "add files or remove the folder");
            }
            all.addAll(inside);
        }
        if (all.isEmpty()) {
            long loose = listed(root, 1).filter(it -> MediaKind.of(it).isPresent()).count();
            throw DataException.of(
                    who,
                    "a folder of files for each class",
                    loose == 0
                            ? "no folders"
                            : "no folders, but %,d loose %s"
                                    .formatted(loose, loose == 1 ? "file" : "files"),
                    "move the files of each class into a folder of its name");
        }
        return all;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /// What lies in a folder, without what is hidden, in the order of the names.
    private Stream<Path> listed(Path folder, int depth) {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found
                    .filter(path -> !path.equals(folder))
                    .filter(path -> isVisible(folder.relativize(path)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            throw DataException.unreadable(who, folder, e);
        }
    }

    private static boolean isVisible(Path relative) {
        return IntStream.range(0, relative.getNameCount())
                .mapToObj(i -> relative.getName(i).toString())
                .noneMatch(name ->
                        name.startsWith(".")
                                || name.startsWith("__MACOSX")
                                || name.equals("Thumbs.db"));
    }
}
