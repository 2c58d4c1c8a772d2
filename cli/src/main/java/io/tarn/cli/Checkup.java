package io.tarn.cli;

import io.tarn.data.DataException;
import io.tarn.doctor.Doctor;
import io.tarn.doctor.Examination;
import io.tarn.report.Page;
import io.tarn.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the doctor says of a run, and where its page is; empty where there is no network to examine.
record Checkup(List<String> lines, Map<String, Object> json) {
    static final Checkup NONE = new Checkup(List.of(), Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /// A brief look at the network of a run that has just learned; the run stands whatever comes of it.
    ///
    /// @param learned how long it had to learn; the look takes a sixth of that, or 2 to 20 seconds
    static Checkup brief(RunFolder run, Duration learned) {
        try {
            if (Ward.of(run) instanceof Ward.Training training) {
                return of(training, share(learned));
            }
        } catch (DataException none) {
            LOG.debug("nothing to examine", none);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the doctor could not examine the run: {}", e.getMessage());
        }
        return NONE;
    }

    private static Duration share(Duration learned) {
        return Stream.of(LONGEST, learned.dividedBy(6))
                .min(Comparator.naturalOrder())
                .filter(share -> share.compareTo(SHORTEST) > 0)
                .orElse(SHORTEST);
    }

    private static Checkup of(Ward.Training training, Duration budget) throws IOException {
        Examination examination = Doctor.examine(training.patient(), c -> c.budget(budget));
        Map<String, Object> line = new LinkedHashMap<>(examination.toJson());
        line.put("network", training.network());
        return new Checkup(
                examination.lines(),
                write(training, training.folder().toString(), examination.page(), line));
    }

    /// Writes page and numbers beside a run.
    ///
    /// @return the numbers with the names of both
    static Map<String, Object> write(Ward ward, String run, Page page, Map<String, Object> line)
            throws IOException {
        Files.createDirectories(ward.folder());
        Path file = ward.folder().resolve("doctor.html");
        page.write(file);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("run", run);
        all.putAll(line);
        all.put("report", file.toString());
        io.tarn.run.Json.write(ward.folder().resolve("doctor.json"), all);
        return all;
    }

    /// `healthy`, `sick`, `unexplained`, or `none` where there is no network to judge.
    Object verdict() {
        return json.getOrDefault("verdict", "none");
    }

    /// The causes, the most important first.
    Object findings() {
        return json.getOrDefault("causes", List.of());
    }

    /// A line where all is well, three where it is not.
    List<String> words() {
        if (lines.isEmpty()) {
            return List.of();
        }
        String first = "doctor: %s: %s".formatted(json.get("network"), lines.getFirst());
        return "healthy".equals(verdict())
                ? List.of(first)
                : List.of(first, "        " + lines.get(1), "        " + lines.get(2));
    }
}
