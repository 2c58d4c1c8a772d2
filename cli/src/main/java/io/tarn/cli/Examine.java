package io.tarn.cli;

import io.tarn.doctor.Doctor;
import io.tarn.doctor.Examination;
import io.tarn.doctor.Impression;
import io.tarn.nn.weights.Safetensors;
import io.tarn.report.Page;
import io.tarn.train.Fitted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn doctor`: says why the network of a run does not learn.
@Command(
        name = "doctor",
        description = {
            "Says why a network does not learn, proves it, and mends it.",
            "Trains the network of the run again, as it was and with remedies, on as much of its data as the budget allows."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tarn doctor runs/20261120-071501-titanic-3f2a",
            "  tarn doctor runs/photos --budget 5m --heal",
            "  tarn doctor mnist-cnn --json"
        })
final class Examine implements Callable<Integer> {
    private static final String HEALED = "healed.safetensors";

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "RUN",
            description = {
                "The folder of a run, or the name of a recipe that trains a network.",
                "Of a run of your own program only the records are read: what they show are suspicions."
            })
    private String run = "";

    @Option(names = "--heal", description = "Train the network with the remedies that helped.")
    private boolean heal;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = TimeSpan.class,
            description =
                    "How long the examination may take: 90s, 5m, 1h (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ofMinutes(2);

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "Of all that the doctor draws at random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON line, and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Ward ward = Ward.of(run, seed);
        Place.check(ward.folder());
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            ward.notes().forEach(out::println);
            out.flush();
        }
        Map<String, Object> line =
                switch (ward) {
                    case Ward.Records records -> read(records, out);
                    case Ward.Training training -> examine(training, out);
                };
        if (json) {
            out.println(Json.of(line));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private Map<String, Object> read(Ward.Records records, PrintWriter out) throws IOException {
        if (heal) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--heal: expected a run that can be trained again, got records of a program; call examination.heal() there");
        }
        Impression impression = Doctor.read(records.run());
        return told(records, impression.lines(), impression.page(), impression.toJson(), out);
    }

    private Map<String, Object> examine(Ward.Training training, PrintWriter out)
            throws IOException {
        Examination examination =
                Doctor.examine(training.patient(), c -> c.budget(budget).seed(seed));
        Map<String, Object> line = new LinkedHashMap<>(examination.toJson());
        line.put("network", training.network());
        Map<String, Object> told =
                told(training, examination.lines(), examination.page(), line, out);
        if (heal) {
            told.put("healed", heal(training, examination, out));
        }
        return told;
    }

    /// Writes page and numbers beside the run, and says the three lines.
    private Map<String, Object> told(
            Ward ward, List<String> lines, Page page, Map<String, Object> line, PrintWriter out)
            throws IOException {
        Map<String, Object> all = Checkup.write(ward, run, page, line);
        if (!json) {
            lines.forEach(out::println);
            out.println();
            out.println(
                    "report: "
                            + Path.of(String.valueOf(all.get("report"))).toAbsolutePath().toUri());
        }
        return all;
    }

    /// Trains with the remedies, and keeps the weights; nothing where there is no remedy.
    private Map<String, Object> heal(
            Ward.Training training, Examination examination, PrintWriter out) {
        if (examination.remedies().isEmpty()) {
            if (!json) {
                out.println(
                        examination.isHealthy()
                                ? "heal:   there is nothing to heal"
                                : "heal:   no remedy was seen to help; do what the report advises");
            }
            return Map.of();
        }
        Fitted fitted = examination.heal();
        Path weights = training.folder().resolve(HEALED);
        Safetensors.write(weights, fitted.net().state());
        double loss = fitted.scores().get("loss");
        if (!json) {
            out.println(
                    "healed: trained with the remedies on all examples, validation loss %s; weights: %s"
                            .formatted(Figures.of(loss), weights));
        }
        Map<String, Object> healed = new LinkedHashMap<>();
        healed.put("validation", fitted.scores().values());
        healed.put("weights", weights.toString());
        return healed;
    }
}
