package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LookaheadTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Lookahead.of(Adam.of(parameters, c -> c.learningRate(0.05)), c -> c.every(3));
    }

    @Test
    void agreesWithTheFormula() {
        double[][] slow = new double[2][];
        Course.Rule rule =
                (x, g, t) -> {
                    for (int i = 0; i < 2; i++) {
                        slow[i] = t == 1 ? x[i].clone() : slow[i];
                        for (int j = 0; j < x[i].length; j++) {
                            x[i][j] -= 0.1 * g[i][j];
                            if (t % 4 == 0) {
                                slow[i][j] += 0.3 * (x[i][j] - slow[i][j]);
                                x[i][j] = slow[i][j];
                            }
                        }
                    }
                };
        Course.agreesWithFormula(
                rule,
                p -> Lookahead.of(Sgd.of(p, c -> c.learningRate(0.1)), c -> c.every(4).alpha(0.3)));
    }
}
