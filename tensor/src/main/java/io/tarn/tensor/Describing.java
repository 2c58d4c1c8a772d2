package io.tarn.tensor;

/// What a tensor is: its sizes, the type of its elements, where it lies and how.
sealed interface Describing extends Operand permits Tensor {
    default Shape shape() {
        return Shape.of(((Tensor) this).sizes());
    }

    /// The size of one dimension; negative numbers count from the end.
    default long size(int dimension) {
        return shape().size(dimension);
    }

    /// The number of dimensions.
    default int rank() {
        return (int) ((Tensor) this).raw("rank").dim();
    }

    /// The number of elements.
    default long elements() {
        return ((Tensor) this).raw("elements").numel();
    }

    default DType dtype() {
        return DType.of(((Tensor) this).raw("dtype").scalar_type());
    }

    default Device device() {
        try (var device = ((Tensor) this).raw("device").device()) {
            return Device.of(device);
        }
    }

    /// The step in memory, in elements, from one index of each dimension to the next.
    default long[] strides() {
        org.bytedeco.pytorch.Tensor native_ = ((Tensor) this).raw("strides");
        long[] strides = new long[(int) native_.dim()];
        for (int i = 0; i < strides.length; i++) {
            strides[i] = native_.stride(i);
        }
        return strides;
    }
}
