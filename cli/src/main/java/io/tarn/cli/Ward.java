package io.tarn.cli;

import io.tarn.auto.NetworkOfRun;
import io.tarn.auto.TablePatient;
import io.tarn.auto.media.MediaPatient;
import io.tarn.auto.media.MediaPredictor;
import io.tarn.data.DataException;
import io.tarn.doctor.patient.Patient;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Recipes;
import io.tarn.run.RunFolder;
import io.tarn.run.RunStatus;
import io.tarn.train.Callback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What `tarn doctor` is asked to look at.
sealed interface Ward {
    /// Where its report goes.
    Path folder();

    /// What a person should know before.
    List<String> notes();

    /// A training that can be repeated.
    record Training(Path folder, Patient patient, String network, List<String> notes)
            implements Ward {
        public Training {
            notes = List.copyOf(notes);
        }
    }

    /// The run of a program of the user's own.
    record Records(RunFolder run) implements Ward {
        @Override
        public Path folder() {
            return run.path();
        }

        @Override
        public List<String> notes() {
            return List.of();
        }
    }

    static Ward of(String name, long seed) {
        Path folder = Path.of(name);
        Optional<Recipe> recipe = recipe(folder);
        if (recipe.isPresent() && !Files.exists(folder.resolve("config.json"))) {
            return of(
                    recipe.get(), Files.isDirectory(folder) ? folder : Path.of("runs", name), seed);
        }
        if (Files.notExists(folder)) {
            throw DataException.of(
                    "doctor",
                    "the folder of a run, or the name of a recipe",
                    name + ", which is neither",
                    "tarn runs and tarn recipes show what there is");
        }
        return of(RunFolder.open(folder));
    }

    private static Optional<Recipe> recipe(Path folder) {
        Path last = folder.getFileName();
        return Recipes.all().stream()
                .filter(recipe -> last != null && recipe.name().equals(last.toString()))
                .findFirst();
    }

    private static Ward of(Recipe recipe, Path folder, long seed) {
        var kitchen = new Kitchen(folder, seed, 1, _ -> Callback.Answer.GO_ON);
        Patient patient =
                recipe.patient(kitchen)
                        .orElseThrow(() ->
                                DataException.of(
                                        "doctor",
                                        "a recipe that trains one network",
                                        recipe.name(),
                                        "try mnist-cnn"));
        return new Training(folder, patient, recipe.title(), List.of());
    }

    static Ward of(RunFolder run) {
        boolean table = TablePatient.isThere(run);
        boolean media = MediaPredictor.isModel(run.path());
        if (!table && !media) {
            return new Records(run);
        }
        RunStatus.State state = run.status().state(Instant.now());
        if (state != RunStatus.State.FINISHED) {
            throw DataException.of(
                    "doctor",
                    "a run that is finished",
                    "%s, which is %s".formatted(run.path(), state),
                    state == RunStatus.State.RUNNING ? "wait for its end" : "train again");
        }
        NetworkOfRun network = table ? TablePatient.of(run) : MediaPatient.of(run);
        String note =
                network.instead()
                        .map(chosen ->
                                "note: the run chose %s; examined is the %s"
                                        .formatted(chosen, network.name()))
                        .orElse("note: examined is the " + network.name());
        return new Training(run.path(), network.patient(), network.name(), List.of(note));
    }
}
