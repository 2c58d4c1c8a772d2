package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSymbolsTest {
    @TempDir private Path folder;

    @BeforeEach
    void onlyOnLinux() {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        NativeRuntime.load();
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        LoadedLibrary library = LoadedLibrary.named("libtorch_cpu.so").orElseThrow();
        assertThat(LocalSymbols.find(library, "no_such_function")).isEmpty();
        assertThat(LoadedLibrary.named("no-such-library.so")).isEmpty();
    }

    @Test
    void findsNothingInAFileOfAnotherKind() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "not a library ".repeat(100));
        Path empty = Files.createFile(folder.resolve("empty"));
        for (Path file : List.of(text, empty, folder.resolve("missing"))) {
            assertThat(LocalSymbols.find(new LoadedLibrary(file, 0, List.of()), "f"))
                    .as(file.getFileName().toString())
                    .isEmpty();
        }
    }
}
