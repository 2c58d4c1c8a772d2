package io.tarn.doctor;

import io.tarn.data.DataException;
import io.tarn.doctor.patient.Vitals;
import io.tarn.metric.Scores;
import io.tarn.report.Chart;
import io.tarn.report.Page;
import io.tarn.report.Tone;
import io.tarn.run.Json;
import io.tarn.run.LogLine;
import io.tarn.run.MetricLog;
import io.tarn.run.Point;
import io.tarn.run.RunFolder;
import io.tarn.run.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the records of a run let one suspect, where the training itself cannot be repeated.
///
/// @param ending how the run stands
/// @param remarks suspicions; none was tried
public record Impression(String run, String ending, Vitals vitals, List<Remark> remarks) {
    public Impression {
        remarks = List.copyOf(remarks);
    }

    /// Reads the vital signs that [Watching] kept, or else the log of the run.
    static Impression of(RunFolder run) {
        Path kept = run.path().resolve(Watching.FILE);
        Vitals vitals =
                Files.isRegularFile(kept)
                        ? Vitals.fromJson(Json.read(kept), kept.toString())
                        : logged(run.metrics());
        RunStatus status = run.status();
        RunStatus.State state = status.state(Instant.now());
        if (vitals.losses().isEmpty()) {
            throw DataException.of(
                    "Doctor(%s)".formatted(run.path()),
                    "a run whose training left records",
                    state + ", without a loss in metrics.jsonl",
                    "train with a Recorder, or let it end");
        }
        String message = status.message().isEmpty() ? "" : ": " + status.message();
        return new Impression(run.id(), state + message, vitals, Remarks.of(vitals));
    }

    private static Vitals logged(MetricLog log) {
        List<Double> losses = log.series("batch", "loss").stream().map(Point::value).toList();
        List<Vitals.Epoch> epochs = new ArrayList<>();
        for (LogLine line : log.lines()) {
            if (line.kind() == LogLine.Kind.EPOCH) {
                epochs.add(
                        new Vitals.Epoch(
                                line.step(),
                                line.scores().getOrDefault("training", Scores.NONE),
                                line.scores().getOrDefault("validation", Scores.NONE)));
            }
        }
        return new Vitals(losses, 1, List.of(), epochs);
    }

    /// The impression in three lines.
    public List<String> lines() {
        String what =
                remarks.isEmpty()
                        ? "unsuspicious: its records show nothing odd"
                        : "suspicious: "
                                + String.join(
                                        "; ",
                                        remarks.stream()
                                                .map(remark -> remark.condition().title())
                                                .toList());
        return List.of(
                what,
                "why:  "
                        + (remarks.isEmpty()
                                ? "The loss went from %s to %s; the run is %s."
                                        .formatted(
                                                Figures.of(vitals.losses().getFirst()),
                                                Figures.of(vitals.losses().getLast()),
                                                ending)
                                : remarks.getFirst().summary()),
                "help: "
                        + (remarks.isEmpty() ? "" : remarks.getFirst().advice() + " ")
                        + "These are the records only: Doctor.examine(trainer, training, validation) makes sure.");
    }

    public Page page() {
        Page page =
                Page.of("The doctor on " + run)
                        .lead(
                                "Only the records of this run were read, for the training itself cannot be repeated from its folder. What follows are suspicions.");
        page.section(
                remarks.isEmpty() ? "Nothing odd" : "Suspicions",
                s -> {
                    if (remarks.isEmpty()) {
                        s.verdict(Tone.GOOD, "The records show nothing odd.");
                    }
                    for (Remark remark : remarks) {
                        s.verdict(
                                        Tone.WARNING,
                                        remark.condition().title() + ": " + remark.summary())
                                .text(remark.advice());
                    }
                });
        return page.section(
                "Vital signs",
                s -> {
                    s.text("The run is %s.".formatted(ending));
                    for (Chart chart : VitalSigns.of(vitals)) {
                        s.chart(chart);
                    }
                });
    }

    public Map<String, Object> toJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", remarks.isEmpty() ? "unsuspicious" : "suspicious");
        object.put("lines", lines());
        object.put("run", run);
        object.put("ending", ending);
        object.put(
                "suspicions",
                remarks.stream()
                        .map(remark ->
                                Map.of(
                                        "condition", remark.condition().id(),
                                        "summary", remark.summary(),
                                        "advice", remark.advice()))
                        .toList());
        return object;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
