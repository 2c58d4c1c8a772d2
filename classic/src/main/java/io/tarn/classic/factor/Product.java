package io.tarn.classic.factor;

import io.tarn.data.text.SparseRows;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A matrix A that is only ever multiplied with thin ones.
sealed interface Product {
    long rows();

    long columns();

    /// A·B
    Tensor times(Tensor thin); // [columns, k] -> [rows, k]

    /// Aᵀ·B
    Tensor transposedTimes(Tensor thin); // [rows, k] -> [columns, k]

    static Product of(Tensor a) {
        return new Dense(a);
    }

    static Product of(SparseRows a) {
        return new Sparse(a, transposed(a));
    }

    record Dense(Tensor a) implements Product {
        @Override
        public long rows() {
            return a.size(0);
        }

        @Override
        public long columns() {
            return a.size(1);
        }

        @Override
        public Tensor times(Tensor thin) {
            return a.matmul(thin);
        }

        @Override
        public Tensor transposedTimes(Tensor thin) {
            return a.t().matmul(thin);
        }
    }

    record Sparse(SparseRows a, SparseRows turned) implements Product {
        @Override
        public long rows() {
            return a.rows();
        }

        @Override
        public long columns() {
            return a.columns();
        }

        @Override
        public Tensor times(Tensor thin) {
            return product(a, thin);
        }

        @Override
        public Tensor transposedTimes(Tensor thin) {
            return product(turned, thin);
        }
    }

    private static Tensor product(SparseRows a, Tensor thin) {
        int width = Math.toIntExact(thin.size(1));
        double[] b = thin.toDoubleArray();
        double[] result = new double[a.rows() * width];
        IntStream.range(0, a.rows())
                .parallel()
                .forEach(i -> {
                    for (int at = a.starts()[i]; at < a.starts()[i + 1]; at++) {
                        int from = a.indices()[at] * width;
                        double value = a.values()[at];
                        for (int k = 0; k < width; k++) {
                            result[i * width + k] += value * b[from + k];
                        }
                    }
                });
        return Tensor.of(result, a.rows(), width);
    }

    private static SparseRows transposed(SparseRows a) {
        int[] starts = new int[a.columns() + 1];
        Arrays.stream(a.indices()).forEach(column -> starts[column + 1]++);
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] indices = new int[a.indices().length];
        float[] values = new float[indices.length];
        for (int i = 0; i < a.rows(); i++) {
            for (int at = a.starts()[i]; at < a.starts()[i + 1]; at++) {
                int place = next[a.indices()[at]]++;
                indices[place] = i;
                values[place] = a.values()[at];
            }
        }
        return new SparseRows(a.rows(), starts, indices, values);
    }
}
