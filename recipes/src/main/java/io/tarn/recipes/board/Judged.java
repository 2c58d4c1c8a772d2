package io.tarn.recipes.board;

import io.tarn.data.Loader;
import io.tarn.nn.Layer;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import java.util.List;

/// A network after its training, on games that it has not seen.
///
/// @param first the share of positions where the move is the one that it finds likeliest
/// @param five the share where it is among its five likeliest
record Judged(String name, Layer net, Fitted fitted, double first, double five) {
    static Judged of(String name, Layer net, Fitted fitted, Moves games) {
        double first = 0;
        double five = 0;
        net.eval();
        try (var batches = Loader.of(games, c -> c.batchSize(256)).epoch(0);
                var off = Gradient.off()) {
            for (var batch : batches) {
                try (var scope = Scope.open()) {
                    Tensor scores = net.forward(batch.in(scope).x()); // [n, 361]
                    Tensor own = scores.gather(1, batch.y().unsqueeze(1)); // [n, 1]
                    Tensor better = scores.gt(own).toLong().sum(1); // moves that are likelier
                    first += better.eq(0).toLong().sum().item();
                    five += better.lt(5).toLong().sum().item();
                }
            }
        }
        return new Judged(name, net, fitted, first / games.size(), five / games.size());
    }

    /// The probability of each point.
    static double[] probabilities(Layer net, Position position) {
        net.eval();
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor x = Moves.of(List.of(position)).all().x();
            return net.forward(x).softmax(1).toDoubleArray();
        }
    }
}
