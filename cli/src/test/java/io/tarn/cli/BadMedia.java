package io.tarn.cli;

import static io.tarn.cli.BadInput.of;

import java.nio.file.Path;
import java.util.List;

/// Folders of images and sounds from which nothing can be learned.
record BadMedia(SmallFiles files) {
    List<BadInput> all() {
        return List.of(
                train(
                        "an empty folder",
                        "expected a folder of files for each class",
                        files.folder("hollow")),
                train(
                        "files without classes",
                        "but 1 loose file;",
                        classes("loose", "a.png", SmallFiles.png(8, 8, 72))),
                train(
                        "one class",
                        "expected two classes or more",
                        classes("single/cats", "a.png", SmallFiles.png(8, 8, 72)).getParent()),
                train(
                        "pictures of 100 megapixels",
                        "expected at most 80,000,000 pixels, got 100,000,000",
                        pair("huge", ".png", SmallFiles.png(10_000, 10_000, 1000))),
                train(
                        "pictures that unpack to far more than they claim",
                        "16 images, all with the same bytes",
                        pair("bomb", ".png", SmallFiles.png(16, 16, 50_000_000))),
                train(
                        "pictures that claim more than anybody has",
                        "expected at most 80,000,000 pixels",
                        pair(
                                "claim",
                                ".png",
                                SmallFiles.png(Integer.MAX_VALUE, Integer.MAX_VALUE, 1000))),
                train(
                        "pictures of rubbish",
                        "expected a PNG, JPEG, WebP, GIF or BMP image",
                        pair("noise", ".png", SmallFiles.rubbish(300))),
                train(
                        "sounds that lie about their size",
                        "bytes of samples, got 200",
                        pair("liar", ".wav", SmallFiles.wav(100, 2_000_000_000))),
                train(
                        "sounds of rubbish",
                        "expected a WAV file",
                        pair("hiss", ".wav", SmallFiles.rubbish(300))),
                of(
                        "a target for a folder",
                        "DATA names files",
                        "train",
                        pair("fine", ".png", SmallFiles.png(8, 8, 72)),
                        "--target",
                        "y",
                        "--out",
                        "OUT"));
    }

    private static BadInput train(String name, String fragment, Path folder) {
        return of(name, fragment, "train", folder, "--out", "OUT", "--budget", "1s");
    }

    private Path classes(String name, String file, byte[] content) {
        return files.bytes(name + "/" + file, content).getParent();
    }

    /// Two classes of eight equal files.
    private Path pair(String name, String ending, byte[] content) {
        for (int i = 0; i < 8; i++) {
            files.bytes(name + "/cats/" + i + ending, content);
            files.bytes(name + "/dogs/" + i + ending, content);
        }
        return files.folder(name);
    }
}
