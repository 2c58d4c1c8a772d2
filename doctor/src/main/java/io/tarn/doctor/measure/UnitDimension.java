package io.tarn.doctor.measure;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;

/// Which dimension of a layer's output counts its units: the last one after `[*, units]` layers, the second one of `[n, units, …]`.
///
/// What only maps numbers to numbers, such as an activation, has the units of what came before it in that shape.
final class UnitDimension {
    private Shape shape = Shape.of();
    private int dimension = -1;

    int of(NamedLayers.Named layer, Tensor output) {
        if (isChannelsFirst(layer.kind())) {
            dimension = output.rank() > 1 ? 1 : 0;
        } else if (!layer.parameters().isEmpty() || output.rank() < 4) {
            boolean isSame = layer.parameters().isEmpty() && output.shape().equals(shape);
            dimension = isSame ? dimension : output.rank() - 1;
        } else if (!output.shape().equals(shape)) {
            dimension = 1;
        }
        shape = output.shape();
        return dimension;
    }

    private static boolean isChannelsFirst(String kind) {
        return kind.startsWith("Conv")
                || kind.startsWith("SeparableConv")
                || kind.startsWith("BatchNorm")
                || kind.startsWith("BatchRenorm")
                || kind.startsWith("InstanceNorm")
                || kind.startsWith("GroupNorm");
    }
}
