package io.tarn.auto.media;

import io.tarn.data.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The files of each side with the numbers of their classes.
record Material(Found found, Split split) {
    List<Path> files(int[] side) {
        return Arrays.stream(side).mapToObj(i -> found.items().get(i).file()).toList();
    }

    int[] labels(int[] side) {
        return Arrays.stream(side).map(i -> found.items().get(i).label()).toArray();
    }

    List<Path> training() {
        return files(split.train());
    }

    List<Path> validation() {
        return files(split.validation());
    }

    List<Path> test() {
        return files(split.test());
    }

    int classes() {
        return found.classes().size();
    }
}
