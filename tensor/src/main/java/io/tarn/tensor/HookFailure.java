package io.tarn.tensor;

import org.jspecify.annotations.Nullable;

/// The exception of a hook, on its way through libtorch, which knows only its text.
final class HookFailure {
    private static final ThreadLocal<@Nullable RuntimeException> THROWN = new ThreadLocal<>();

    private HookFailure() {}

    static void remember(RuntimeException thrown) {
        THROWN.set(thrown);
    }

    /// What the backward pass that ended with `complaint` should throw.
    static RuntimeException of(String name, RuntimeException complaint, Tensor... operands) {
        RuntimeException thrown = THROWN.get();
        THROWN.remove();
        boolean ours =
                thrown != null
                        && String.valueOf(complaint.getMessage())
                                .contains(String.valueOf(thrown.getMessage()));
        return ours ? thrown : Failure.of(name, complaint, operands);
    }
}
