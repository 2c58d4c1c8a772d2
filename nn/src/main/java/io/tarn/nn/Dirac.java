package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Convolution weights `[out, in / groups, *kernel]` that hand channels through: 1 in the middle of
/// the kernel.
final class Dirac {
    private Dirac() {}

    static Tensor draw(Shape shape, long groups) {
        if (shape.rank() < 3 || shape.size(0) % groups != 0) {
            throw TensorException.of(
                    "Init.dirac",
                    "a convolution's weight whose outputs %d groups divide".formatted(groups),
                    shape,
                    "use identity() for matrices");
        }
        float[] values = new float[Math.toIntExact(shape.elements())];
        int kernel = (int) (shape.elements() / (shape.size(0) * shape.size(1)));
        int outputs = (int) (shape.size(0) / groups);
        int inputs = (int) shape.size(1);
        for (int group = 0; group < groups; group++) {
            for (int channel = 0; channel < Math.min(outputs, inputs); channel++) {
                int at = ((group * outputs + channel) * inputs + channel) * kernel;
                values[at + middle(shape)] = 1;
            }
        }
        return Tensor.of(values, shape.toArray());
    }

    /// The place of the kernel's middle cell in row-major order.
    private static int middle(Shape shape) {
        long place = 0;
        for (int i = 2; i < shape.rank(); i++) {
            place = place * shape.size(i) + shape.size(i) / 2;
        }
        return (int) place;
    }
}
