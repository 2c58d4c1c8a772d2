package io.tarn.auto.media;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.nn.Layer;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Everything from a file to the probabilities of its classes.
///
/// @param net in evaluation mode
/// @param temperature by which scores are divided, so that probabilities mean what they say
record MediaModel(
        MediaKind kind,
        List<String> classes,
        Intake intake,
        Architecture architecture,
        Layer net,
        double temperature) {
    private static final int AT_ONCE = 64;

    double[][] probabilities(Dataset examples) {
        return Temperature.softmax(scores(net, examples, classes.size()), temperature);
    }

    /// The scores of all examples, in evaluation mode.
    static double[][] scores(Layer net, Dataset examples, int classes) {
        double[][] scores = new double[examples.size()][];
        for (int from = 0; from < scores.length; from += AT_ONCE) {
            int[] rows = IntStream.range(from, Math.min(scores.length, from + AT_ONCE)).toArray();
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                Batch batch = examples.batch(rows, new SplittableRandom(from));
                Tensor y = net.forward(batch.x()); // [rows, classes]
                double[] values = y.toDouble().toDoubleArray();
                for (int i = 0; i < rows.length; i++) {
                    scores[rows[i]] = Arrays.copyOfRange(values, i * classes, (i + 1) * classes);
                }
            }
        }
        return scores;
    }

    /// Puts the weights of a file into the net.
    static void load(Layer net, Path weights) {
        try (var scope = Scope.open()) {
            net.load(Safetensors.read(weights));
        } catch (RuntimeException e) {
            throw DataException.of(
                    Settings.who(weights.toAbsolutePath().resolveSibling("").normalize()),
                    "the weights of this network in weights.safetensors",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("others"),
                    "train the model again",
                    e);
        }
        net.eval();
    }
}
