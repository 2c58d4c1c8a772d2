package io.tarn.doctor.measure;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;

/// The plane through a path's last point along the two directions in which the path varies most.
///
/// @param u the first principal direction, of length 1
/// @param v the second one
/// @param path `[x, y]` of each point, seen from the last one
/// @param explained shares of the variance along u and v
record PathPlane(Tensor u, Tensor v, List<double[]> path, double[] explained) {
    /// By the eigenvectors of the small matrix of inner products: C·Cᵀ·a = λ·a makes u = Cᵀ·a/√λ, where the rows of C are the centred
    /// points.
    static PathPlane of(List<Tensor> points, Random random) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor all = Tensor.stack(points, 0); // [points, weights]
            Tensor centred = all.sub(all.meanKeep(0));
            var eigen = Decompositions.eigh(centred.matmul(centred.t()).toDouble());
            double[] lambda = eigen.values().toDoubleArray(); // rising
            int n = lambda.length;
            double total = 0;
            for (double value : lambda) {
                total += Math.max(0, value);
            }
            if (!(total > 0)) {
                throw TensorException.of(
                        "Landscape.path",
                        "2 different points or more",
                        "%d equal or not finite ones".formatted(n),
                        "take objective.point() after some steps each");
            }
            double second = Math.max(0, lambda[n - 2]);
            Tensor u = direction(centred, eigen.vectors(), n - 1);
            Tensor v =
                    second > 1e-6 * lambda[n - 1]
                            ? direction(centred, eigen.vectors(), n - 2)
                            : random.normal(u.elements()).to(u.device(), u.dtype());
            Tensor square = v.sub(u.mul(u.dot(v))); // exact only but for rounding
            Tensor upright = square.div(square.norm());
            List<double[]> path = new ArrayList<>();
            Tensor last = points.getLast();
            for (Tensor point : points) {
                Tensor way = point.sub(last);
                path.add(new double[] {way.dot(u).item(), way.dot(upright).item()});
            }
            double[] explained = {lambda[n - 1] / total, second / total};
            return new PathPlane(scope.keep(u), scope.keep(upright), path, explained);
        }
    }

    private static Tensor direction(Tensor centred, Tensor vectors, int column) {
        Tensor a = vectors.select(1, column).to(centred.dtype());
        Tensor u = centred.t().matmul(a);
        return u.div(u.norm());
    }
}
