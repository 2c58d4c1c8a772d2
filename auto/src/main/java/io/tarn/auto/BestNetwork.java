package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The best network of a search, whether it was chosen or not: what it takes to train it again.
///
/// @param epochs that were best
/// @param logarithm whether it learned the logarithm of the numbers
/// @param chosen the name of what was chosen
record BestNetwork(
        NetworkShape shape, NetworkIntake intake, int epochs, boolean logarithm, String chosen) {
    private static final String FILE = "network.json";
    private static final int MOST = 10_000;

    static Optional<BestNetwork> of(List<Contestant> contestants, Contestant chosen, Aim aim) {
        return contestants.stream()
                .filter(contestant -> contestant.learner() instanceof Networks)
                .min(Comparator.comparingDouble(Contestant::loss))
                .map(best -> {
                    Networks networks = (Networks) best.learner();
                    return new BestNetwork(
                            networks.shape(),
                            networks.intake(),
                            (int) best.trial().setting("epochs"),
                            aim.logarithm(),
                            chosen.learner().name());
                });
    }

    Networks learner() {
        return new Networks(shape, intake);
    }

    void write(Path run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("widths", shape.widths());
        json.put("dropout", shape.dropout());
        json.put("decay", shape.decay());
        json.put("embeddings", intake == NetworkIntake.EMBEDDINGS);
        json.put("epochs", epochs);
        json.put("logarithm", logarithm);
        json.put("chosen", chosen);
        Json.write(run.resolve(FILE), json);
    }

    /// That of a run, if it tried one.
    static Optional<BestNetwork> read(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, Object> json = Json.read(file);
        Saved saved = new Saved(run, json, new Widths(0, 0, 0, List.of()));
        List<Integer> widths = new ArrayList<>();
        for (double width : saved.numbers("widths")) {
            widths.add((int) within(file, "widths", width, 1, 4096));
        }
        return Optional.of(
                new BestNetwork(
                        new NetworkShape(
                                widths,
                                within(file, "dropout", saved.number("dropout"), 0, 0.99),
                                within(file, "decay", saved.number("decay"), 0, 10)),
                        Boolean.TRUE.equals(json.get("embeddings"))
                                ? NetworkIntake.EMBEDDINGS
                                : NetworkIntake.ONE_HOT,
                        (int) within(file, "epochs", saved.number("epochs"), 1, MOST),
                        Boolean.TRUE.equals(json.get("logarithm")),
                        saved.text("chosen")));
    }

    private static double within(Path file, String name, double value, double least, double most) {
        if (value >= least && value <= most) {
            return value;
        }
        throw DataException.of(
                file.toString(),
                "%s from %.3g to %.5g".formatted(name, least, most),
                value,
                "the file is damaged: train the model again");
    }
}
