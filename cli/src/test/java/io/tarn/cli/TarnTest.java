package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class TarnTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    private int run(String... arguments) {
        return Tarn.run(new PrintWriter(out, true), new PrintWriter(error, true), arguments);
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("tarn \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void aloneListsItsCommands() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("info");
    }

    @Test
    void everyCommandHasHelp() {
        for (var name : new CommandLine(new Tarn()).getSubcommands().keySet()) {
            assertThat(run(name, "--help")).as(name).isZero();
            assertThat(out.toString()).contains("Usage: tarn " + name);
        }
        assertThat(error.toString()).isEmpty();
    }

    @Test
    void infoNamesTheVersions() {
        assertThat(run("info")).isZero();
        assertThat(out.toString())
                .contains("tarn " + TarnVersion.text())
                .contains(Runtime.version().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such-flag", "no-such-command", "info --no-such-flag", "info x"})
    void badRequestsEndWithOneLineAndExitCodeTwo(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);
        assertThat(error.toString().lines()).hasSize(1).first().asString().startsWith("tarn: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void badFilesAndBadValuesAreTheRequestsFault() {
        assertThat(failed(new IllegalArgumentException("Linear: expected a,\n got b")))
                .isEqualTo(2);
        assertThat(error.toString()).isEqualToIgnoringNewLines("tarn: Linear: expected a, got b");
        assertThat(failed(new IOException("no such file"))).isEqualTo(2);
    }

    @Test
    void defectsAreNamedAsSuch() {
        assertThat(failed(new IllegalStateException())).isEqualTo(1);
        assertThat(error.toString().lines()).hasSize(1).first().asString().contains("defect");
    }

    private int failed(Exception failure) {
        var command = new CommandLine(new Tarn()).setErr(new PrintWriter(error, true));
        var parsed = command.parseArgs("info");
        return Failures.failed(failure, command, parsed);
    }
}
