package io.tarn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unpacked data are whole, whoever else unpacks or breaks them.
final class CacheTest {
    @TempDir private Path home;

    @Test
    void aSetIsUnpackedOnce() throws IOException {
        Path file = path("karate").resolve("nodes.csv");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThat(path("karate").resolve("nodes.csv")).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
        assertThat(file.resolveSibling("LICENSE.txt")).isNotEmptyFile();
        assertThat(file.resolveSibling("ORIGIN.txt")).isNotEmptyFile();
    }

    @Test
    void damageIsNoticedBySize() throws IOException {
        Path file = path("iris");
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "5.1,3.5");
        assertThat(path("iris")).isEqualTo(file).hasBinaryContent(whole);
        Files.delete(file);
        assertThat(path("iris")).isEqualTo(file).hasBinaryContent(whole);
        Files.writeString(file.resolveSibling(".sizes"), "7\t\0\n");
        assertThat(path("iris")).isEqualTo(file).hasBinaryContent(whole);
        Files.write(file.resolveSibling(".sizes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(path("iris")).isEqualTo(file).hasBinaryContent(whole);
        Files.delete(file.resolveSibling(".sizes"));
        assertThat(path("iris")).isEqualTo(file).hasBinaryContent(whole);
        assertThat(foldersOf("iris")).hasSize(1);
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(home.resolve("datasets/.wine.tmp-1"));
        Files.writeString(left.resolve("wine.csv"), "half");
        path("wine");
        assertThat(left).doesNotExist();
    }

    @Test
    void manyThreadsGetTheSameWholeFolder() throws Exception {
        List<Callable<Path>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> path("cmudict"));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var result : threads.invokeAll(calls)) {
                assertThat(Csv.read(result.get()).rows()).hasSize(133_784);
            }
        }
        assertThat(foldersOf("cmudict")).hasSize(1);
    }

    @Test
    void severalProcessesGetTheSameWholeFolder() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx200m",
                                    "-Dtarn.home=" + home,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Unpacking.class.getName(),
                                    "spam")
                            .redirectErrorStream(true)
                            .start());
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains(path("spam").toString());
        }
        assertThat(Csv.read(path("spam")).rows()).hasSize(6046);
        assertThat(foldersOf("spam")).hasSize(1);
    }

    /// The program of another process.
    static final class Unpacking {
        public static void main(String[] args) {
            System.out.println(Datasets.path(args[0]));
        }
    }

    @Test
    void aDamagedJarIsReportedAndLeavesNothing() throws IOException {
        Entry iris = Datasets.named("iris");
        List<SourceFile> files = new ArrayList<>(iris.files());
        SourceFile data = files.getFirst();
        files.set(0, new SourceFile(data.name(), "", data.bytes(), "0".repeat(64)));
        Entry other = new Entry("iris", "", "", 150, 3, "", "", true, files);
        Store store = new Store(home, Optional.empty());
        assertThatThrownBy(() -> store.path(other))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("iris.csv.gz: expected the bytes of SHA-256 0000")
                .hasMessageContaining("is damaged: get it again");
        assertThat(foldersOf("iris")).isEmpty();
    }

    @Test
    void aHomeThatCannotBeWrittenIsReportedInOneLine() throws IOException {
        Path file = Files.writeString(home.resolve("a-file"), "no folder");
        Store store = new Store(file, Optional.empty());
        assertThatThrownBy(() -> store.path(Datasets.named("iris")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("set TARN_HOME to another folder")
                .hasMessageNotContaining("\n");
    }

    private Path path(String name) {
        return new Unpacked(home).path(name);
    }

    private List<Path> foldersOf(String name) throws IOException {
        try (var paths = Files.list(home.resolve("datasets"))) {
            return paths.filter(Files::isDirectory)
                    .filter(p -> p.toString().contains(name))
                    .toList();
        }
    }
}
