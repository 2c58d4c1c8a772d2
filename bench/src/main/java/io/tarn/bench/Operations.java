package io.tarn.bench;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Single operations: one that the kernel bounds, one that the call bounds.
final class Operations {
    private Operations() {}

    static Runnable matmul() {
        Tensor a = Tensor.randn(2048, 2048);
        Tensor b = Tensor.randn(2048, 2048);
        return () -> {
            try (var scope = Scope.open()) {
                a.matmul(b);
            }
        };
    }

    static Runnable tinyOps() {
        Tensor a = Tensor.randn(64, 64);
        Tensor b = Tensor.randn(64, 64);
        return () -> {
            try (var scope = Scope.open()) {
                for (int i = 0; i < 1000; i++) {
                    a.add(b).close(); // as PyTorch frees each result before the next
                }
            }
        };
    }
}
