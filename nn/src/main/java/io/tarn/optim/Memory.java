package io.tarn.optim;

import java.util.List;

/// What an optimizer remembers, by name: tensors and numbers of each parameter, and numbers of the
/// whole. Names are PyTorch's where it has them. All start at 0.
record Memory(List<String> tensors, List<String> numbers, List<String> shared) {
    /// Tensors in the shape of each parameter.
    static Memory of(String... tensors) {
        return new Memory(List.of(tensors), List.of(), List.of());
    }

    Memory numbers(String... names) {
        return new Memory(tensors, List.of(names), shared);
    }

    Memory shared(String... names) {
        return new Memory(tensors, numbers, List.of(names));
    }
}
