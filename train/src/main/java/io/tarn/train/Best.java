package io.tarn.train;

import io.tarn.metric.Metric.Direction;
import io.tarn.metric.Scores;
import io.tarn.nn.Net;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The weights that judged best so far.
final class Best {
    private static final String FILE = "checkpoints/best.safetensors";

    private final String score;
    private final Direction better;
    private final Optional<Path> folder;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private double value = Double.NaN;

    /// @param folder where the weights are kept too, for a resumed training
    Best(String score, Direction better, Optional<Path> folder) {
        this.score = score;
        this.better = better;
        this.folder = folder;
    }

    /// Takes the net's weights if they judged better than all before.
    void look(Net net, Scores scores) {
        double now = scores.get(score);
        if (Double.isNaN(now) || !better.isBetter(now, value)) {
            return;
        }
        value = now;
        try (var scope = Scope.open()) {
            Map<String, Tensor> state = net.state();
            state.forEach((name, tensor) ->
                    weights.computeIfAbsent(name, _ -> tensor.copy().unscoped()).copy_(tensor));
            folder.ifPresent(place ->
                    Checkpoints.write(
                            place.resolve(FILE),
                            state,
                            Map.of("score", score, "value", Double.toString(now))));
        }
    }

    /// Gives the best weights to the net; without a judgement it keeps its own.
    void adopt(Net net) {
        if (!weights.isEmpty()) {
            net.load(weights);
        }
    }

    /// Reads what an earlier part of the training left in the folder.
    void restore() {
        Optional<Path> file = folder.map(place -> place.resolve(FILE)).filter(Files::exists);
        if (file.isEmpty()) {
            return;
        }
        try (var scope = Scope.open();
                var saved = Safetensors.open(file.get())) {
            value = Double.parseDouble(saved.metadata().getOrDefault("value", "NaN"));
            saved.names().forEach(name -> weights.put(name, saved.tensor(name).copy().unscoped()));
        }
    }
}
