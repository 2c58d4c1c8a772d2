package io.tarn.recipes;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Layer;
import io.tarn.nn.Parameter;
import io.tarn.report.Lines;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How fast the loss rises around a minimum, along random directions in which every neuron's part is as long as the neuron's weights (Li et
/// al. 2018), so that nets of different sizes of weights can be compared.
record Sharpness(Dataset data, long seed) {
    private static final int DIRECTIONS = 5;
    private static final double[] PLACES = {-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1};

    static Lines chart(double[] small, double[] large) {
        return Lines.of("Loss around the minimum, mean over %d directions".formatted(DIRECTIONS))
                .x("distance along the direction")
                .y("training loss above that in the middle")
                .line("small batches", PLACES, small)
                .line("all at once, with many updates", PLACES, large);
    }

    static String text(double[] small, double[] large) {
        return """
        The weights are moved along %d random directions; at 1 every neuron has moved by the length of its own weights. A curve that rises \
        steeply is a sharp minimum, which a small change of the data leaves. At a distance of 0.5 the loss has risen by %.3f after small batches \
        and by %.3f after large ones. Large batches are said to find sharper minima; how much of that is seen depends on how long both have \
        trained.\
        """
                .formatted(DIRECTIONS, halfway(small), halfway(large));
    }

    private static double halfway(double[] rise) {
        return (rise[2] + rise[6]) / 2;
    }

    /// The mean loss at each of the places above that of the net as it is.
    double[] rise(Layer net) {
        double[] losses = around(net);
        double least = losses[PLACES.length / 2];
        return Arrays.stream(losses).map(loss -> loss - least).toArray();
    }

    /// The mean loss at each of the places.
    double[] around(Layer net) {
        double[] sums = new double[PLACES.length];
        Batch batch = data.all();
        Random random = Random.of(seed);
        List<Parameter> weights = net.parameters();
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            List<Tensor> home = weights.stream().map(p -> p.value().copy()).toList();
            for (int d = 0; d < DIRECTIONS; d++) {
                List<Tensor> direction = direction(home, random);
                for (int place = 0; place < PLACES.length; place++) {
                    for (int i = 0; i < home.size(); i++) {
                        weights.get(i).set(home.get(i).add(direction.get(i).mul(PLACES[place])));
                    }
                    Tensor loss = CrossEntropy.of().forward(net.forward(batch.x()), batch.y());
                    sums[place] += loss.item();
                }
            }
            for (int i = 0; i < home.size(); i++) {
                weights.get(i).set(home.get(i));
            }
        }
        return Arrays.stream(sums).map(sum -> sum / DIRECTIONS).toArray();
    }

    /// d ← d / ‖d‖ · ‖w‖ for the weights w of each neuron; biases stay.
    static List<Tensor> direction(List<Tensor> weights, Random random) {
        List<Tensor> direction = new ArrayList<>();
        for (Tensor w : weights) {
            Tensor d = random.normal(w.shape().toArray());
            direction.add(w.rank() < 2 ? d.mul(0) : d.mul(lengths(w).div(lengths(d).add(1e-12))));
        }
        return direction;
    }

    private static Tensor lengths(Tensor rows) { // [neurons, inputs] → [neurons, 1]
        return rows.square().sum(1).sqrt().reshape(rows.size(0), 1);
    }
}
