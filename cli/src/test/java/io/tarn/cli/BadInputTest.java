package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong ends with one line that says what, exit code 2, and nothing that was written.
final class BadInputTest {
    @TempDir private static Path folder;

    private static SmallFiles files;
    private static Path run;

    @BeforeAll
    static void trains() throws IOException {
        files = new SmallFiles(folder.resolve("files"));
        Path good = files.text("training.csv", SmallFiles.good());
        var console = new Console();
        Path runs = folder.resolve("runs");
        List<String> arguments =
                List.of(
                        "train",
                        good.toString(),
                        "--target",
                        "y",
                        "--budget",
                        "1s",
                        "--out",
                        runs.toString());
        assertThat(console.run(arguments)).as(console.error()).isZero();
        try (var made = Files.list(runs)) {
            run = made.findFirst().orElseThrow();
        }
    }

    @TestFactory
    Stream<DynamicTest> tables() {
        return tests(new BadTables(files).all());
    }

    @TestFactory
    Stream<DynamicTest> options() {
        return tests(new BadOptions(files).all());
    }

    @TestFactory
    Stream<DynamicTest> runs() throws IOException {
        return tests(new BadRuns(files, run).all());
    }

    @TestFactory
    Stream<DynamicTest> patients() {
        return tests(new BadPatients(files, run).all());
    }

    @TestFactory
    Stream<DynamicTest> media() {
        return tests(new BadMedia(files).all());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeTrue(
                locked.toFile().setWritable(false) && !Files.isWritable(locked),
                "this user or file system writes everywhere");
        var bad =
                BadInput.of(
                        "a folder that cannot be written as --out",
                        "--out: expected a folder that can be written",
                        "train",
                        files.text("good2.csv", SmallFiles.good()),
                        "--target",
                        "y",
                        "--out",
                        locked);
        check(bad);
    }

    private static Stream<DynamicTest> tests(List<BadInput> all) {
        return all.stream().map(bad -> DynamicTest.dynamicTest(bad.name(), () -> check(bad)));
    }

    private static void check(BadInput bad) {
        Path out = folder.resolve("out of " + bad.name());
        var console = new Console();
        int code =
                console.run(
                        bad.arguments().stream()
                                .map(word -> word.equals("OUT") ? out.toString() : word)
                                .toList());
        assertThat(code).isEqualTo(2);
        assertThat(console.error().lines()).hasSize(1);
        assertThat(console.error())
                .startsWith("tarn: ")
                .contains(bad.fragment())
                .doesNotContain("Exception", "\tat ", "defect");
        assertThat(out).doesNotExist();
    }
}
