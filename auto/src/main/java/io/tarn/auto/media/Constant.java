package io.tarn.auto.media;

import io.tarn.nn.Layer;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;

/// The same scores whatever comes in: what each class has by its frequency alone.
record Constant(Parameter scores) implements Layer {
    static Constant of(int out) {
        return new Constant(Parameter.of(Tensor.zeros(out)));
    }

    /// The logarithm of the frequency of each class, one added to each count.
    static Constant of(int[] labels, int out) {
        double[] counts = new double[out];
        java.util.Arrays.fill(counts, 1);
        for (int label : labels) {
            counts[label]++;
        }
        double all = labels.length + (double) out;
        float[] scores = new float[out];
        for (int k = 0; k < out; k++) {
            scores[k] = (float) Math.log(counts[k] / all);
        }
        return new Constant(Parameter.of(Tensor.of(scores, out)));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor row = scores.value().unsqueeze(0); // [1, classes]
        return row.expand(x.size(0), row.size(1));
    }
}
