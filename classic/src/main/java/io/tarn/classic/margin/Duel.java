package io.tarn.classic.margin;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import libsvm.svm_model;
import libsvm.svm_parameter;

/// What a machine with a kernel has learned about two classes.
///
/// @param vectors the support vectors' row numbers
/// @param coefficients α of each
/// @param threshold ρ
record Duel(int[] vectors, double[] coefficients, double threshold) {
    /// @param pair of classes: the first gets values above 0, the second below
    static Duel train(Tensor x, Tensor classes, long[] pair, KernelSvm.Config config) {
        try (var scope = Scope.open()) {
            Tensor first = classes.eq(pair[0]).nonzero().squeeze(1);
            Tensor second = classes.eq(pair[1]).nonzero().squeeze(1);
            long[] places = Tensor.cat(List.of(first, second), 0).toLongArray();
            double[] y = new double[places.length];
            Arrays.fill(y, -1);
            Arrays.fill(y, 0, (int) first.size(0), 1);
            var parameter =
                    Libsvm.parameter(svm_parameter.C_SVC, config.kernel(), config.tolerance());
            parameter.C = config.cost();
            Tensor rows = x.indexSelect(0, Tensor.of(places, places.length));
            svm_model model = Libsvm.train(KernelSvm.WHO, rows, y, config.kernel(), parameter);
            int[] vectors = Arrays.stream(model.sv_indices).map(i -> (int) places[i - 1]).toArray();
            return new Duel(vectors, model.sv_coef[0], model.rho[0]);
        }
    }
}
