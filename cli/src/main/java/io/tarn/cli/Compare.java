package io.tarn.cli;

import io.tarn.run.Comparison;
import io.tarn.run.RunStore;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn compare`: how two runs differ.
@Command(
        name = "compare",
        description = "Shows where the scores and settings of two runs differ.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  tarn compare 20261120-071501-titanic-3f2a 20261120-081730-titanic-91bc"
        })
final class Compare implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A run's name in tarn runs.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one's.")
    private String second = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Comparison comparison = RunStore.open().compare(first, second);
        if (!json) {
            spec.commandLine().getOut().print(comparison);
            spec.commandLine().getOut().flush();
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", comparison.first().id());
        object.put("b", comparison.second().id());
        object.put("scores", comparison.scores());
        object.put("settings", comparison.settings());
        spec.commandLine().getOut().println(Json.of(object));
    }
}
