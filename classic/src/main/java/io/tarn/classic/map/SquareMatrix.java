package io.tarn.classic.map;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A matrix that is filled entry by entry in a tensor's own memory.
final class SquareMatrix {
    private final long size;
    private final Tensor tensor; // [size, size]
    private final MemorySegment entries;

    SquareMatrix(int size) {
        this.size = size;
        this.tensor = Tensor.zeros(Shape.of(size, size), DType.FLOAT64);
        this.entries = tensor.memory();
    }

    void add(int row, int column, double value) {
        long at = row * size + column;
        double sum = entries.getAtIndex(ValueLayout.JAVA_DOUBLE, at) + value;
        entries.setAtIndex(ValueLayout.JAVA_DOUBLE, at, sum);
    }

    Tensor tensor() {
        return tensor;
    }
}
