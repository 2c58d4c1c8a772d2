package io.tarn.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `tarn` command; it only knows its subcommands.
@Command(
        name = "tarn",
        description = "Deep learning on the JVM.",
        subcommands = {
            Demo.class,
            Train.class,
            Predict.class,
            Evaluate.class,
            Examine.class,
            Runs.class,
            Compare.class,
            RecipeList.class,
            RunRecipe.class,
            Results.class,
            Data.class,
            Info.class,
            Bench.class,
            Shell.class,
            Completion.class,
            Help.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = TarnVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "tarn COMMAND --help shows its options and an example."})
public final class Tarn implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Tarn() {}

    static void main(String[] arguments) {
        var out = Screen.standardOutput();
        var error = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, error, arguments));
    }

    /// Runs one command and answers its exit code: 0 done, 2 something in the request is wrong, 1 a
    /// defect of Tarn.
    static int run(PrintWriter out, PrintWriter error, String... arguments) {
        CommandLine line = new CommandLine(new Tarn());
        ConfigFile.addTo(line);
        String[] expanded;
        try {
            expanded = ConfigFile.expand(line, arguments);
        } catch (IllegalArgumentException badFile) {
            error.println("tarn: " + Failures.oneLine(badFile));
            return 2;
        }
        return line.setUsageHelpWidth(100)
                .setOut(out)
                .setErr(error)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::badRequest)
                .setExecutionExceptionHandler(Failures::failed)
                .execute(expanded);
    }

    /// `tarn` alone says what there is.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
