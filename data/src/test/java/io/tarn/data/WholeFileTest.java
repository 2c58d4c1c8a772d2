package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    @TempDir private Path folder;

    private long files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void takesThePlaceOfTheOldFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("note.txt");
        WholeFile.write("Note", file, "old");
        WholeFile.write("Note", file, "größer");
        assertThat(file).hasContent("größer");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void namesAFolderThatIsMissing() {
        Path file = folder.resolve("no/note.txt");
        assertThatThrownBy(() -> WholeFile.write("Note", file, "text"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "Note: expected to write %s, got no folder %s; "
                                .formatted(file, file.getParent()))
                .hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void namesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("note.txt");
        assertThatThrownBy(() -> WholeFile.write("Note", file, "text"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.getParent().toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void leavesAFolderOfThatNameAlone() throws IOException {
        Path file = Files.createDirectory(folder.resolve("note.txt"));
        Files.createFile(file.resolve("kept"));
        assertThatThrownBy(() -> WholeFile.write("Note", file, "text"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Note: expected to write " + file);
        assertThat(file.resolve("kept")).exists();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void readersNeverSeeAPart() throws Exception {
        Path file = folder.resolve("bytes");
        WholeFile.write("Note", file, new byte[1 << 20]);
        var done = new AtomicBoolean();
        var writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < 20; i++) {
                                WholeFile.write("Note", file, new byte[1 << 20]);
                            }
                            done.set(true);
                        });
        while (!done.get() && writer.isAlive()) {
            assertThat(Files.readAllBytes(file)).hasSize(1 << 20);
        }
        writer.join();
        assertThat(done).isTrue();
    }
}
