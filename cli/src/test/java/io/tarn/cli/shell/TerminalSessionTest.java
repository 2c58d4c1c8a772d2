package io.tarn.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TerminalSessionTest {
    @TempDir private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int type(String lines, Path... files) throws Exception {
        var terminal =
                JavaShellToolBuilder.builder()
                        .in(new ByteArrayInputStream(lines.getBytes(UTF_8)), null)
                        .out(new PrintStream(printed, true, UTF_8));
        return new TerminalSession(terminal, memory()).run(List.of(files));
    }

    private ShellMemory memory() {
        return new ShellMemory(folder.resolve("state").resolve("shell.properties"));
    }

    @Test
    void printsWholeTensors() throws Exception {
        assertThat(type("Tensor.arange(300)\n")).isZero();
        assertThat(printed.toString(UTF_8))
                .contains("tarn> ", "$1 ==> \nTensor([  0,   1,", "298, 299], dtype=int64)")
                .doesNotContain("...");
    }

    @Test
    void endsWithTheCodeOfExit() throws Exception {
        assertThat(type("/exit 3\n")).isEqualTo(3);
    }

    @Test
    void runsFilesFirst() throws Exception {
        var file = Files.writeString(folder.resolve("start.jsh"), "int answer = 42;\n");
        assertThat(type("answer\n", file)).isZero();
        assertThat(printed.toString(UTF_8)).contains("answer ==> 42");
    }

    @Test
    void remembersWhatWasTyped() throws Exception {
        type("1 + 41\n");
        assertThat(memory().read().values()).contains("1 + 41");
        type("/history -all\n");
        assertThat(printed.toString(UTF_8).split("1 \\+ 41", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void startsAfreshWhereTheMemoryIsDamaged() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state").resolve("shell.properties"), "a = \\u00zz\n");
        assertThat(type("1 + 41\n")).isZero();
        assertThat(printed.toString(UTF_8)).contains("42");
        assertThat(memory().read()).containsKey("tarn.mode");
    }
}
