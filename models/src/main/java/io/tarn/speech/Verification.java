package io.tarn.speech;

import io.tarn.metric.EqualErrorRate;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Judges embeddings by whether recordings of one speaker are more alike than those of two.
///
/// Every pair of recordings is a trial, and its score is the cosine of the two embeddings.
public final class Verification {
    private final List<double[]> embeddings = new ArrayList<>();
    private final List<Integer> speakers = new ArrayList<>();

    private Verification() {}

    public static Verification of() {
        return new Verification();
    }

    /// @param rows embeddings `[batch, width]`
    /// @param who speaks, `[batch]`
    public void add(Tensor rows, Tensor who) {
        if (rows.rank() != 2 || who.rank() != 1 || rows.size(0) != who.size(0)) {
            throw TensorException.of(
                    "Verification",
                    "embeddings [batch, width] and speakers [batch]",
                    rows.shape() + " and " + who.shape(),
                    "give every recording one speaker");
        }
        long[] labels = who.toLongArray();
        for (int i = 0; i < labels.length; i++) {
            double[] x = rows.get(i).toDoubleArray();
            double length = Math.sqrt(dot(x, x));
            embeddings.add(IntStream.range(0, x.length).mapToDouble(d -> x[d] / length).toArray());
            speakers.add((int) labels[i]);
        }
    }

    /// cos(a, b) = a·b / |a|·|b| of every pair, and whether both are the same speaker.
    public EqualErrorRate trials() {
        int n = embeddings.size();
        double[] scores = new double[n * (n - 1) / 2];
        long[] same = new long[scores.length];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                scores[at] = dot(embeddings.get(i), embeddings.get(j));
                same[at++] = speakers.get(i).equals(speakers.get(j)) ? 1 : 0;
            }
        }
        EqualErrorRate rate = EqualErrorRate.of();
        if (at > 0) {
            rate.add(Tensor.of(scores, at), Tensor.of(same, at));
        }
        return rate;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
