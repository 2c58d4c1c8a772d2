package io.tarn.datasets;

import io.tarn.data.Dataset;
import java.nio.file.Path;
import java.util.List;

/// Real data by name.
///
/// ```java
/// Table passengers = Table.read(Datasets.path("titanic"));
/// Parts digits = Datasets.mnist();
/// ```
///
/// Shipped sets lie packed in Tarn's jar and are unpacked once, into the folder that `tarn.home` or `TARN_HOME` names, else
/// `~/.cache/tarn`. Larger ones are fetched from `tarn.data.location` or `TARN_DATA_LOCATION`, or added from files at hand; their
/// SHA-256 is always checked.
public final class Datasets {
    private Datasets() {}

    /// All data sets, the shipped ones first.
    public static List<Entry> all() {
        return Catalogue.ALL;
    }

    /// What is known about a data set; a wrong name is answered with the nearest one.
    public static Entry named(String name) {
        return Catalogue.named(name);
    }

    /// Whether [#path] works without fetching or adding anything.
    public static boolean has(String name) {
        return store().has(named(name));
    }

    /// The file of a data set, or its folder where it has several, ready to read. Nothing is fetched for it.
    public static Path path(String name) {
        return store().path(named(name));
    }

    /// The same, after missing files have been fetched from the data location.
    public static Path fetch(String name) {
        return store().fetch(named(name));
    }

    /// Adds a file of a data set that is not shipped, or all that a folder holds.
    ///
    /// Files are known by their SHA-256, whatever their names.
    ///
    /// @return the files that are still missing
    public static List<SourceFile> add(String name, Path fileOrFolder) {
        return store().add(named(name), fileOrFolder);
    }

    /// The text of a shipped data set's licence.
    public static String licence(String name) {
        return store().note(named(name), SourceFile.LICENCE);
    }

    /// Handwritten digits: x `[n, 1, 28, 28]` from 0 to 1, y 0 to 9.
    public static Parts mnist() {
        return IdxFolder.parts(path("mnist"));
    }

    /// Clothes in MNIST's form; it must have been fetched or added.
    public static Parts fashionMnist() {
        return IdxFolder.parts(path("fashion-mnist"));
    }

    /// Ten things in colour: x `[n, 3, 32, 32]` from 0 to 1, y 0 to 9; it must have been fetched or added.
    public static Parts cifar10() {
        return Cifar.read(path("cifar10"));
    }

    /// Drawings of a hundred things: x `[10000, 1, 28, 28]`, y 0 to 99; `classes.txt` beside them names the things.
    public static Dataset doodles() {
        return IdxFolder.images(path("doodles"), "");
    }

    /// The recordings of spoken digits, sorted by digit and voice.
    public static List<SpokenDigit> spokenDigits() {
        return SpokenDigit.in(path("spoken-digits"));
    }

    /// Numbers, letters and short phrases by real speakers in five languages.
    public static List<Utterance> lettersSpoken() {
        return Utterance.in(path("letters-spoken"));
    }

    private static Store store() {
        return new Store(Home.folder(), Home.location());
    }
}
