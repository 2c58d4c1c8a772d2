package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.optim.AdaBound;
import io.tarn.optim.Adagrad;
import io.tarn.optim.Adam;
import io.tarn.optim.AdamW;
import io.tarn.optim.Lion;
import io.tarn.optim.Lookahead;
import io.tarn.optim.NAdam;
import io.tarn.optim.Optimizer;
import io.tarn.optim.RmsProp;
import io.tarn.optim.Sam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class OptimizerResponseTest {
    private static final Batch BATCH =
            Batch.of(Random.of(1).normal(20, 4), Random.of(2).normal(20, 1));

    private static OptimizerResponse of(Function<List<Parameter>, Optimizer> optimizer) {
        Random.seed(4);
        Layer net = Linear.of(4, 1);
        return OptimizerResponse.of(
                new Supervised(
                        net, MeanSquaredError.of(), optimizer.apply(net.parameters()), List.of()),
                BATCH);
    }

    @Test
    void descentAgreesWithGradients() {
        OptimizerResponse response = of(p -> Sgd.of(p, c -> c.learningRate(0.1)));

        assertThat(response.agreement()).isCloseTo(1, within(1e-5));
        assertThat(response.growth()).isCloseTo(1, within(1e-3));
        assertThat(response.repeated()).isCloseTo(1, within(1e-5));
    }

    @Test
    void noOrdinaryOptimizerIsAtFault() {
        List<Function<List<Parameter>, Optimizer>> all =
                List.of(
                        Adam::of,
                        AdamW::of,
                        NAdam::of,
                        RmsProp::of,
                        Adagrad::of,
                        Lion::of,
                        AdaBound::of,
                        p -> Lookahead.of(Adam.of(p)),
                        p -> Sam.of(Sgd.of(p)));
        for (var optimizer : all) {
            OptimizerResponse response = of(optimizer);

            assertThat(response.isClimbing()).as("%s", response).isFalse();
            assertThat(response.isNeverCleared()).as("%s", response).isFalse();
            assertThat(response.isGrowing()).as("%s", response).isFalse();
            assertThat(response.isDrowned())
                    .as("%s of %s", response, all.indexOf(optimizer))
                    .isFalse();
        }
    }

    @Test
    void findsTheEpsilonOfAdam() {
        assertThat(of(p -> Adam.of(p, c -> c.epsilon(0.01))).epsilon())
                .isCloseTo(0.01, within(0.003));
        assertThat(of(Adam::of).epsilon()).isLessThan(1e-4);
    }

    @Test
    void aMomentumOfOneGrowsWithoutEnd() {
        assertThat(of(p -> Sgd.of(p, c -> c.learningRate(0.1).momentum(0.9999))).isGrowing())
                .isTrue();
    }

    @Test
    void changesNothing() {
        Random.seed(4);
        Layer net = Linear.of(4, 1);
        Optimizer adam = Adam.of(net.parameters());
        float[] before = net.parameters().getFirst().value().copy().toFloatArray();

        OptimizerResponse first =
                OptimizerResponse.of(
                        new Supervised(net, MeanSquaredError.of(), adam, List.of()), BATCH);
        float[] drawn = Tensor.rand(3).toFloatArray();

        assertThat(net.parameters().getFirst().value().toFloatArray()).isEqualTo(before);
        assertThat(net.parameters().getFirst().grad()).isEmpty();
        Random.seed(4);
        Layer other = Linear.of(4, 1);
        assertThat(Tensor.rand(3).toFloatArray()).as("random numbers go on").isEqualTo(drawn);
        assertThat(
                        OptimizerResponse.of(
                                new Supervised(
                                        other,
                                        MeanSquaredError.of(),
                                        Adam.of(other.parameters()),
                                        List.of()),
                                BATCH))
                .isEqualTo(first);
    }
}
