package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;

/// The first coefficients of each frame's cosine transform (DCT-II, orthonormal): of log-mels it makes MFCCs.
///
/// @param count how many coefficients are kept
public record Cosines(int count) implements FeatureStep {
    public Cosines {
        if (count < 1) {
            throw DataException.of("Cosines", "1 coefficient or more", count, "usual are 13");
        }
    }

    @Override
    public Tensor apply(Tensor frames) {
        return frames.matmul(Tensor.of(matrix(Math.toIntExact(frames.size(1)))));
    }

    @Override
    public int width(int before) {
        if (count > before) {
            throw DataException.of(
                    "Cosines",
                    "at most as many coefficients as mels, " + before,
                    count,
                    "see mels");
        }
        return count;
    }

    /// [features, count]
    private float[][] matrix(int features) {
        width(features);
        float[][] matrix = new float[features][count];
        for (int n = 0; n < features; n++) {
            for (int k = 0; k < count; k++) {
                // √(2/N)·cos(πk(2n + 1)/2N), and 1/√N for k = 0
                double cosine = Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * features));
                matrix[n][k] = (float) (Math.sqrt((k == 0 ? 1.0 : 2.0) / features) * cosine);
            }
        }
        return matrix;
    }
}
