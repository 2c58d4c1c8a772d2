package io.tarn.cli;

import io.tarn.tensor.NativeRuntime;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tarn info`: what computes here.
@Command(
        name = "info",
        description = "Shows what Tarn computes with: versions, machine, settings.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn info --json"})
final class Info implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object instead of a page.")
    private boolean json;

    @Override
    public Integer call() {
        var runtime = NativeRuntime.info();
        var out = spec.commandLine().getOut();
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("tarn", TarnVersion.text());
            all.put("runtime", runtime);
            out.println(Json.of(all));
        } else {
            out.println(new Machine(TarnVersion.text(), runtime));
        }
        return CommandLine.ExitCode.OK;
    }
}
