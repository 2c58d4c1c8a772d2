package io.tarn.classic.margin;

import io.tarn.classic.Kernel;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/// LIBSVM, asked with tensors and silent.
final class Libsvm {
    /// Up to so many rows their similarities are computed all at once, by tensors; LIBSVM takes far longer for them one by one.
    private static final int LARGEST_TABLE = 3000;

    private static final double LARGEST = 1e36;

    static {
        svm.svm_set_print_string_function(_ -> {});
    }

    private Libsvm() {}

    /// The settings of a machine of one of LIBSVM's types; nothing in them is left to chance.
    static svm_parameter parameter(int type, Kernel kernel, double tolerance) {
        var parameter = new svm_parameter();
        parameter.svm_type = type;
        parameter.eps = tolerance;
        parameter.cache_size = 200; // megabytes
        parameter.shrinking = 1;
        switch (kernel) {
            case Kernel.Linear(), Kernel.Cosine() -> parameter.kernel_type = svm_parameter.LINEAR;
            case Kernel.Polynomial(int degree, double gamma, double offset) -> {
                parameter.kernel_type = svm_parameter.POLY;
                parameter.degree = degree;
                parameter.gamma = gamma;
                parameter.coef0 = offset;
            }
            case Kernel.Radial(double gamma) -> {
                parameter.kernel_type = svm_parameter.RBF;
                parameter.gamma = gamma;
            }
            case Kernel.Sigmoid(double gamma, double offset) -> {
                parameter.kernel_type = svm_parameter.SIGMOID;
                parameter.gamma = gamma;
                parameter.coef0 = offset;
            }
        }
        return parameter;
    }

    /// @param x `[rows, columns]`
    /// @param y an answer for each row
    static svm_model train(
            String who, Tensor x, double[] y, Kernel kernel, svm_parameter parameter) {
        requireSmall(who, x, kernel);
        var problem = new svm_problem();
        problem.l = y.length;
        problem.y = y;
        if (y.length <= LARGEST_TABLE) {
            parameter.kernel_type = svm_parameter.PRECOMPUTED;
            problem.x = table(kernel.between(x, x).toDoubleArray(), y.length);
        } else {
            Tensor rows = kernel instanceof Kernel.Cosine ? Kernel.Cosine.unit(x) : x;
            double[] values = rows.toDoubleArray();
            int columns = (int) x.size(1);
            problem.x =
                    IntStream.range(0, y.length)
                            .mapToObj(row -> nodes(values, row * columns, columns))
                            .toArray(svm_node[][]::new);
        }
        return svm.svm_train(problem, parameter);
    }

    /// LIBSVM keeps similarities as FLOAT32; the longest row has the largest.
    private static void requireSmall(String who, Tensor x, Kernel kernel) {
        Tensor longest = x.narrow(0, x.square().sum(1).argmax().itemLong(), 1);
        double similarity = kernel.between(longest, longest).item();
        if (!(similarity < LARGEST)) {
            throw TensorException.of(
                    who,
                    "similarities of rows below %s".formatted(LARGEST),
                    similarity,
                    "standardise the columns");
        }
    }

    /// Each row's number, and its similarity to every row.
    private static svm_node[][] table(double[] similarities, int rows) {
        var table = new svm_node[rows][rows + 1];
        for (int i = 0; i < rows; i++) {
            table[i][0] = node(0, i + 1);
            for (int j = 0; j <= i; j++) {
                var node = node(j + 1, similarities[i * rows + j]);
                table[i][j + 1] = node;
                table[j][i + 1] = node;
            }
        }
        return table;
    }

    /// The numbers of a row other than 0.
    private static svm_node[] nodes(double[] values, int from, int columns) {
        return IntStream.range(0, columns)
                .filter(column -> values[from + column] != 0)
                .mapToObj(column -> node(column + 1, values[from + column]))
                .toArray(svm_node[]::new);
    }

    private static svm_node node(int index, double value) {
        var node = new svm_node();
        node.index = index;
        node.value = value;
        return node;
    }

    /// What a model of one function has learned.
    static Expansion expansion(Kernel kernel, Tensor x, svm_model model) {
        long[] places = Arrays.stream(model.sv_indices).mapToLong(i -> i - 1).toArray();
        return new Expansion(
                kernel,
                x.indexSelect(0, Tensor.of(places, places.length)),
                Tensor.of(model.sv_coef[0], model.l, 1),
                Tensor.of(model.rho, 1));
    }
}
