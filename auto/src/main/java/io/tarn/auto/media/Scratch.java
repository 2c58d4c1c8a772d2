package io.tarn.auto.media;

import io.tarn.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;

/// A folder for files that live as long as it is open.
record Scratch(Path path, String who) implements AutoCloseable {
    static Scratch folder(String who) {
        try {
            return new Scratch(Files.createTempDirectory("tarn"), who);
        } catch (IOException e) {
            throw failed(who, e);
        }
    }

    /// Writes a text in UTF-8.
    Path text(String name, String text) {
        try {
            return Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw failed(who, e);
        }
    }

    /// Writes a picture as PNG.
    Path picture(String name, BufferedImage picture) {
        Path file = path.resolve(name);
        try {
            ImageIO.write(picture, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw failed(who, e);
        }
    }

    @Override
    public void close() {
        try (var all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw failed(who, e);
        }
    }

    private static DataException failed(String who, IOException e) {
        return DataException.of(
                who,
                "a writable folder for temporary files",
                String.valueOf(e.getMessage()),
                "name one by -Djava.io.tmpdir",
                e);
    }
}
