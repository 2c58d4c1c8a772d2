package io.tarn.cli;

import io.tarn.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// What `tarn doctor` cannot examine.
///
/// @param run what training made
record BadPatients(SmallFiles files, Path run) {
    List<BadInput> all() {
        Path empty = RunFolder.create(files.folder("programs"), "own").path();
        return List.of(
                of(
                        "a run to examine that is not there",
                        "expected the folder of a run, or the name of a recipe",
                        files.folder().resolve("gone")),
                of(
                        "a folder to examine that is no run",
                        "expected a folder with config.json and provenance.json",
                        files.folder("nothing")),
                of(
                        "a run to examine that was cut off",
                        "expected a run that is finished",
                        copy("cut-off", "status.json", t -> t.replace("finished", "running"))),
                of(
                        "a run to examine whose status is damaged",
                        "status.json: expected",
                        copy("half", "status.json", t -> t.substring(0, t.length() / 2))),
                of(
                        "a run to examine whose model is of another version",
                        "got 99",
                        copy(
                                "other-version",
                                "model/pipeline.json",
                                t -> t.replaceFirst("\"format\" : \\d+", "\"format\" : 99"))),
                of(
                        "a run to examine whose data moved",
                        "got nothing there; put them back",
                        copy("moved", "provenance.json", t -> t.replace(".csv", ".moved"))),
                of(
                        "a run to examine whose data changed",
                        "as it was in training, got other content",
                        copy(
                                "changed",
                                "provenance.json",
                                t -> t.replaceFirst("sha256\" : \"\\w+", "sha256\" : \"00"))),
                of(
                        "a run to examine whose network is damaged",
                        "network.json: expected widths from 1",
                        copy("odd", "network.json", t -> t.replaceFirst("\\b32\\b", "0"))),
                of(
                        "a run to examine without records",
                        "expected a run whose training left records",
                        empty),
                of("a recipe without a network", "expected a recipe that trains one", "pokemon-cp"),
                BadInput.of(
                        "an examination without time",
                        "expected a budget of 1 s or more",
                        "doctor",
                        run,
                        "--budget",
                        "0s"));
    }

    private static BadInput of(String name, String fragment, Object patient) {
        return BadInput.of(name, fragment, "doctor", patient, "--budget", "1s");
    }

    /// The run with one file changed.
    private Path copy(String name, String file, UnaryOperator<String> change) {
        Path copy = files.folder("patients/" + name);
        try (var all = Files.walk(run)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path place = copy.resolve(run.relativize(each).toString());
                Files.createDirectories(place.getParent());
                Files.copy(each, place);
            }
            Path changed = copy.resolve(file);
            Files.writeString(changed, change.apply(Files.readString(changed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
