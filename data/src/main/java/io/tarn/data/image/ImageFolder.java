package io.tarn.data.image;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder with a folder of images for each class: `birds/robin/1.jpg`, `birds/wren/7.png`.
///
/// The classes are the names of the folders, sorted. Hidden files and folders are passed over.
public final class ImageFolder {
    private static final String WHO = "ImageFolder";
    private static final int DEEPEST = 16;

    private ImageFolder() {}

    public static Images of(Path folder) {
        return of(folder, c -> c);
    }

    public static Images of(Path folder, UnaryOperator<ImageConfig> choose) {
        String who = WHO + " of " + folder;
        if (!Files.isDirectory(folder)) {
            String got = Files.exists(folder) ? "a file" : "no such folder";
            throw DataException.of(who, "a folder", got, "check the path");
        }
        List<Path> classes = listed(who, folder, 1).filter(Files::isDirectory).toList();
        if (classes.isEmpty()) {
            throw DataException.of(
                    who,
                    "a folder for each class",
                    "no folders",
                    "move the images of each class into a folder of its name");
        }
        var files = new ArrayList<Path>();
        var labels = new ArrayList<Integer>();
        for (int label = 0; label < classes.size(); label++) {
            List<Path> found =
                    listed(who, classes.get(label), DEEPEST).filter(Files::isRegularFile).toList();
            files.addAll(found);
            labels.addAll(Collections.nCopies(found.size(), label));
        }
        int[] numbers = labels.stream().mapToInt(i -> i).toArray();
        List<String> names = classes.stream().map(ImageFolder::name).toList();
        Images images = Gathering.of(who, choose).images(files, numbers, names);
        requireAll(who, images);
        return images;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static void requireAll(String who, Images images) {
        Set<Integer> present = Arrays.stream(images.labels()).boxed().collect(Collectors.toSet());
        for (int label = 0; label < images.classes().size(); label++) {
            if (!present.contains(label)) {
                throw DataException.of(
                        who,
                        "images in every class",
                        "none in \"" + images.classes().get(label) + "\"",
                        "add images or remove the folder");
            }
        }
    }

    /// What lies in a folder, or in the one that a link leads to, without what is hidden, sorted.
    private static Stream<Path> listed(String who, Path folder, int depth) {
        try {
            Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
            try (Stream<Path> found = Files.walk(start, depth)) {
                return found
                        .filter(path -> !path.equals(start))
                        .filter(path -> isVisible(start.relativize(path)))
                        .sorted()
                        .toList()
                        .stream();
            }
        } catch (IOException | UncheckedIOException e) {
            throw DataException.unreadable(who, folder, e);
        }
    }

    private static boolean isVisible(Path relative) {
        for (Path part : relative) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("__MACOSX") || name.equals("Thumbs.db")) {
                return false;
            }
        }
        return true;
    }
}
