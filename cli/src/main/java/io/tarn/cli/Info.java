package io.tarn.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `tarn info`: what computes here.
@Command(
        name = "info",
        description = "Shows the versions and the machine that Tarn runs on.",
        mixinStandardHelpOptions = true)
final class Info implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println("tarn " + TarnVersion.text());
        out.println("java " + Runtime.version());
        return CommandLine.ExitCode.OK;
    }
}
