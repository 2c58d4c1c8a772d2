package io.tarn.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// `tarn help`: the same as `--help`.
@Command(
        name = "help",
        description = "Shows what a command does, and its options.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  tarn help", "  tarn help train"})
final class Help implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command; all of them.")
    private List<String> words = List.of();

    @Override
    public void run() {
        CommandLine command = spec.commandLine().getParent();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(
                        command,
                        Failures.unknown("command", word, command.getSubcommands().keySet()));
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
    }
}
