package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.data.DataException;
import io.tarn.nn.Layer;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/// The folder `model`: media.json says what the model is, weights.safetensors holds its numbers. Nothing in it is trusted when it is read.
final class MediaFolder {
    private static final int FORMAT = 1;
    private static final String DESCRIPTION = "media.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final long LARGEST = 1L << 27;

    private MediaFolder() {}

    /// Writes all of it or nothing, and gives back the folder.
    static Path write(Path out, MediaModel model, Candidate candidate) {
        Path place = out.resolve("model");
        try (var scope = Scope.open()) {
            Files.createDirectories(out);
            Path fresh = Files.createTempDirectory(out, "model.new");
            Safetensors.write(fresh.resolve(WEIGHTS), model.net().state());
            Files.write(
                    fresh.resolve(DESCRIPTION),
                    new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(json(model, candidate)));
            if (Files.exists(place)) {
                Path old = Files.createTempDirectory(out, "model.old");
                Files.move(place, old.resolve("model"));
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
                delete(old);
            } else {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return place;
        } catch (IOException e) {
            throw DataException.of(
                    "MediaTrain", "a writable folder", out, "choose another with out(…)", e);
        }
    }

    private static Map<String, Object> json(MediaModel model, Candidate candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("kind", model.kind().name());
        json.put("learner", candidate.name());
        json.put("classes", model.classes());
        json.put("temperature", model.temperature());
        json.put("architecture", model.architecture().toJson());
        json.put("java", Runtime.version().toString());
        json.put("input", model.intake().toJson());
        return json;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static boolean isThere(Path folder) {
        return Files.isRegularFile(place(folder).resolve(DESCRIPTION));
    }

    private static Path place(Path folder) {
        return Files.exists(folder.resolve(DESCRIPTION)) ? folder : folder.resolve("model");
    }

    static MediaPredictor read(Path folder) {
        Path place = place(folder);
        String who = Settings.who(place);
        try {
            return predictor(place, description(place));
        } catch (IllegalArgumentException | ClassCastException e) {
            if (String.valueOf(e.getMessage()).startsWith(who)) {
                throw e;
            }
            throw DataException.of(
                    who,
                    "a whole model",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("a damaged one"),
                    "train the model again",
                    e);
        }
    }

    private static Map<?, ?> description(Path place) {
        Path file = place.resolve(DESCRIPTION);
        String who = Settings.who(place);
        if (!Files.isRegularFile(file)) {
            throw DataException.of(
                    who,
                    "the folder of a run with model/media.json",
                    "none",
                    "give the folder that training wrote");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw DataException.of(
                        who,
                        "a media.json of at most 128 MiB",
                        Files.size(file) + " bytes",
                        "train the model again");
            }
            return new ObjectMapper().readValue(Files.readAllBytes(file), Map.class);
        } catch (IOException | tools.jackson.core.JacksonException e) {
            throw DataException.of(
                    who,
                    "a media.json that can be read",
                    e.getClass().getSimpleName(),
                    "train the model again",
                    e);
        }
    }

    private static MediaPredictor predictor(Path place, Map<?, ?> json) {
        Settings settings = new Settings(place, json);
        settings.count("format", FORMAT, FORMAT);
        List<String> classes = settings.texts("classes");
        if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
            throw settings.wrong("classes", "two or more different names");
        }
        double temperature = settings.number("temperature");
        if (!(temperature >= 0.01 && temperature <= 100)) {
            throw settings.wrong("temperature", "a number from 0.01 to 100");
        }
        Architecture architecture = Architecture.fromJson(settings.part("architecture"));
        Intake intake = Intake.fromJson(settings.part("input"));
        boolean majority = architecture.form() == Architecture.Form.MAJORITY;
        if (architecture.out() != classes.size() || !majority && !intake.suits(architecture)) {
            throw settings.wrong("architecture", "one that fits the input and the classes");
        }
        String kind = settings.text("kind");
        for (MediaKind known : MediaKind.values()) {
            if (known.name().equals(kind) && intake.kind() == known) {
                Layer net = architecture.net();
                MediaModel.load(net, place.resolve(WEIGHTS));
                var model = new MediaModel(known, classes, intake, architecture, net, temperature);
                return new MediaPredictor(model, settings.text("learner"));
            }
        }
        throw settings.wrong("kind", "the kind of files that the input reads");
    }
}
