package io.tarn.cli.shell;

import java.util.List;

/// What a line of the shell can name without its package: all of Tarn, and all of `java.base`.
final class Imports {
    /// A package hides the names of a module, so that `Random` is Tarn's.
    static final List<String> LINES =
            List.of(
                    "import module java.base;",
                    "import io.tarn.tensor.*;",
                    "import io.tarn.nn.*;",
                    "import io.tarn.nn.weights.*;",
                    "import io.tarn.loss.*;",
                    "import io.tarn.optim.*;");

    private Imports() {}

    static String script() {
        return String.join("\n", LINES) + "\n";
    }
}
