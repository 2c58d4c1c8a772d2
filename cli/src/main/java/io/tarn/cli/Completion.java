package io.tarn.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `tarn generate-completion`: lets Tab complete commands and options.
@Command(
        name = "generate-completion",
        description = {
            "Prints a script for bash and zsh that completes commands.",
            "Install it by a line in ~/.bashrc or ~/.zshrc:",
            "  source <(tarn generate-completion)",
            "zsh needs `autoload -U compinit bashcompinit; compinit; bashcompinit` before that line."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn generate-completion > ~/.tarn-completion"})
final class Completion implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("tarn", spec.root().commandLine()));
        out.flush();
    }
}
