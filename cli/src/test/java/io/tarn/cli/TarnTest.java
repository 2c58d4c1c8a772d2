package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class TarnTest {
    private final Console console = new Console();

    @Test
    void saysItsVersion() {
        assertThat(console.run("--version")).isZero();
        assertThat(console.out()).matches("tarn \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void aloneListsEveryCommandInOneLine() {
        assertThat(console.run("")).isZero();
        assertThat(console.out().lines().filter(line -> line.matches("  [a-z-]+  .*\\.")))
                .hasSameSizeAs(new CommandLine(new Tarn()).getSubcommands().entrySet());
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (var name : new CommandLine(new Tarn()).getSubcommands().keySet()) {
            var help = new Console();
            assertThat(help.run(name + " --help")).as(name).isZero();
            assertThat(help.out()).startsWith("Usage: tarn " + name);
            assertThat(help.out().substring(help.out().indexOf("Example")))
                    .contains("  tarn " + name);
            assertThat(help.error()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --no-such-option            | there is no option --no-such-option; see tarn --help
                    trian                       | there is no command trian, but there is train; see tarn --help
                    train                       | expected DATA, got none; for example `tarn train titanic.csv --target survived`; see tarn train --help
                    predict                     | expected RUN and DATA, got none; for example `tarn predict runs/titanic
                    frobnicate                  | there is no command frobnicate; there are demo, train, predict, evaluate, doctor, runs, compare,
                    infos                       | there is no command infos, but there is info; see tarn --help
                    info x                      | there is no argument x; see tarn info --help
                    info --jsn                  | there is no option --jsn, but there is --json; see tarn info --help
                    bench --only cnn dnn        | --only: expected one of mlp-small, mlp-wide,
                    bench --only                | Missing required parameter for option '--only'
                    bench --min-seconds -1      | --min-seconds: expected 0 to 3600, got -1.0; see tarn bench --help
                    bench --min-seconds NaN     | --min-seconds: expected 0 to 3600, got NaN; see tarn bench --help
                    bench --threads many        | Invalid value for option '--threads': 'many' is not an int
                    bench --threads 0 --only cnn | NativeRuntime.threads: expected 1 to
                    shell no-such-file.jsh      | no-such-file.jsh: no file that can be read
                    shell src                   | src: no file that can be read
                    """)
    void badRequestsEndWithOneLineAndExitCodeTwo(String line, String complaint) {
        assertThat(console.run(line)).isEqualTo(2);
        assertThat(console.error().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("tarn: " + complaint);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void badFilesAndBadValuesAreTheRequestsFault() {
        var error = new StringWriter();
        assertThat(failed(new IllegalArgumentException("Linear: expected a,\n got b"), error))
                .isEqualTo(2);
        assertThat(error.toString()).isEqualToIgnoringNewLines("tarn: Linear: expected a, got b");
        assertThat(failed(new IOException("no such file"), error)).isEqualTo(2);
    }

    @Test
    void defectsAreNamedAsSuch() {
        var error = new StringWriter();
        assertThat(failed(new IllegalStateException(), error)).isEqualTo(1);
        assertThat(error.toString().lines()).hasSize(1).first().asString().contains("defect");
    }

    private static int failed(Exception failure, StringWriter error) {
        var command = new CommandLine(new Tarn()).setErr(new PrintWriter(error, true));
        return Failures.failed(failure, command, command.parseArgs("info"));
    }
}
