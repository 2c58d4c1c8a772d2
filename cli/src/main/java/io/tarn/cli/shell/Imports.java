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
                    "import io.tarn.optim.*;",
                    "import io.tarn.data.*;",
                    "import io.tarn.data.table.*;",
                    "import io.tarn.data.image.*;",
                    "import io.tarn.data.text.*;",
                    "import io.tarn.data.sound.*;",
                    "import io.tarn.datasets.*;",
                    "import io.tarn.train.*;",
                    "import io.tarn.metric.*;",
                    "import io.tarn.run.*;",
                    "import io.tarn.report.*;",
                    "import io.tarn.auto.*;",
                    "import io.tarn.doctor.*;",
                    "import io.tarn.doctor.data.*;",
                    "import io.tarn.doctor.measure.*;",
                    "import io.tarn.classic.*;",
                    "import io.tarn.classic.bayes.*;",
                    "import io.tarn.classic.bound.*;",
                    "import io.tarn.classic.cluster.*;",
                    "import io.tarn.classic.factor.*;",
                    "import io.tarn.classic.linear.*;",
                    "import io.tarn.classic.map.*;",
                    "import io.tarn.classic.margin.*;",
                    "import io.tarn.classic.markov.*;",
                    "import io.tarn.classic.neighbour.*;",
                    "import io.tarn.classic.sample.*;",
                    "import io.tarn.vision.*;",
                    "import io.tarn.sequence.*;",
                    "import io.tarn.sequence.attention.*;",
                    "import io.tarn.sequence.decode.*;",
                    "import io.tarn.sequence.recurrent.*;",
                    "import io.tarn.sequence.transformer.*;",
                    "import io.tarn.sequence.words.*;",
                    "import io.tarn.speech.*;",
                    "import io.tarn.token.*;",
                    "import io.tarn.pretrained.*;",
                    "import ");

    private Imports() {}

    static String script() {
        return String.join("\n", LINES) + "\n";
    }
}
