package io.tarn.auto;

import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import java.util.List;

/// How categories come into a network.
enum NetworkIntake {
    /// A feature of 0 and 1 for each frequent level.
    ONE_HOT("") {
        @Override
        float[][] rows(Inputs inputs) {
            return inputs.wide();
        }

        @Override
        Layer net(NetworkShape shape, int width, List<Integer> levels, int outputs) {
            return shape.net(width, outputs);
        }
    },

    /// A learned vector for each level.
    EMBEDDINGS(" with embeddings") {
        @Override
        float[][] rows(Inputs inputs) {
            return inputs.coded();
        }

        @Override
        Layer net(NetworkShape shape, int width, List<Integer> levels, int outputs) {
            EmbeddedColumns first = new EmbeddedColumns(width - levels.size(), levels);
            return Sequential.of(first, shape.net(first.outputs(), outputs));
        }
    };

    /// Fewer levels than that need no embedding.
    private static final int HANDFUL = 10;

    private final String words;

    NetworkIntake(String words) {
        this.words = words;
    }

    /// What the name of a network says about it.
    String words() {
        return words;
    }

    /// Rows in the form that the network asks for, `[rows][width]`.
    abstract float[][] rows(Inputs inputs);

    /// @param levels how many codes each column has
    abstract Layer net(NetworkShape shape, int width, List<Integer> levels, int outputs);

    /// Those that are worth a try.
    static List<NetworkIntake> fitting(Inputs inputs) {
        // each column has codes for missing and other too
        boolean many = inputs.levels().stream().anyMatch(codes -> codes - 2 > HANDFUL);
        return many ? List.of(ONE_HOT, EMBEDDINGS) : List.of(ONE_HOT);
    }
}
