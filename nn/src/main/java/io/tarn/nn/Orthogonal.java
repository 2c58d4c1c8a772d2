package io.tarn.nn;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Random matrices with orthonormal rows or columns.
final class Orthogonal {
    private Orthogonal() {}

    static Tensor draw(Shape shape, Random random) {
        if (shape.rank() < 2) {
            throw TensorException.of(
                    "Init.orthogonal",
                    "a weight of two or more dimensions",
                    shape,
                    "use normal for vectors");
        }
        long rows = shape.size(0);
        long columns = shape.elements() / Math.max(1, rows);
        boolean wide = rows < columns;
        Tensor normal =
                random.normal(wide ? Shape.of(columns, rows) : Shape.of(rows, columns), 0, 1);
        var qr = Decompositions.qr(normal);
        // Q·sign(diag R) is spread evenly over all orthogonal matrices
        Tensor q = qr.q().mul(qr.r().diagonal(0).sign());
        return (wide ? q.transpose(0, 1) : q).reshape(shape.toArray());
    }
}
