package io.tarn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Metric.Direction;
import io.tarn.nn.Layer;
import io.tarn.optim.Adam;
import io.tarn.optim.Sam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.DType;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainerTest {
    @Test
    void learns() {
        Layer net = Toy.net();
        Fitted fitted =
                Trainer.of(net, CrossEntropy.of())
                        .optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                        .plan(p -> p.epochs(30).batchSize(16))
                        .fit(Toy.data(1), Toy.data(2));
        assertThat(fitted.ending()).isInstanceOf(Ending.Finished.class);
        assertThat(fitted.epochs().getFirst().validation().get("loss")).isGreaterThan(0.7);
        assertThat(fitted.scores().get("loss")).isLessThan(0.5);
        assertThat(fitted.best("loss", Direction.LOWER))
                .isLessThanOrEqualTo(fitted.scores().get("loss"));
    }

    @Test
    void theSameSeedGivesTheSameBitsWhateverTheThreads() {
        Map<String, float[]> first = trained(0);
        for (int threads : new int[] {1, 2, 4}) {
            Map<String, float[]> again = trained(threads);
            first.forEach((name, values) -> assertThat(again.get(name)).as(name).isEqualTo(values));
        }
    }

    private static Map<String, float[]> trained(int threads) {
        Layer net = Toy.net();
        Toy.trainer(net).plan(p -> p.loaderThreads(threads)).fit(Toy.noisy(1), Toy.data(2));
        return Toy.weights(net);
    }

    @Test
    void tellsEventsInOrder() {
        List<String> events = new ArrayList<>();
        Callback listener =
                event -> {
                    events.add(event.getClass().getSimpleName());
                    return Callback.Answer.GO_ON;
                };
        Trainer.of(Toy.net(), CrossEntropy.of())
                .plan(p -> p.epochs(1).batchSize(100))
                .with(listener)
                .fit(Toy.data(1), Toy.data(2));
        assertThat(events)
                .containsExactly(
                        "Started",
                        "EpochStarted",
                        "Stepped",
                        "Stepped",
                        "Validated",
                        "EpochEnded",
                        "Ended");
    }

    @Test
    void endsWhenACallbackSaysSo() {
        Callback third =
                event ->
                        event instanceof Event.Stepped s && s.progress().step() == 3
                                ? Callback.Answer.stop("enough")
                                : Callback.Answer.GO_ON;
        Fitted fitted = Toy.trainer(Toy.net()).with(third).fit(Toy.data(1), Toy.data(2));
        assertThat(fitted.ending()).isEqualTo(new Ending.Stopped("enough"));
        assertThat(fitted.progress().step()).isEqualTo(3);
        assertThat(fitted.scores().get("loss")).isFinite();
    }

    @Test
    void endsWhenTheTimeIsOver() {
        Fitted fitted =
                Toy.trainer(Toy.net())
                        .plan(p -> p.epochs(100_000).budget(Duration.ofMillis(300)))
                        .fit(Toy.data(1));
        assertThat(fitted.ending().toString()).contains("time budget");
        assertThat(fitted.progress().seconds()).isLessThan(30);
    }

    @Test
    void endsWhenTheLossIsNoNumber() {
        Fitted fitted =
                Trainer.of(Toy.net(), (prediction, _) -> prediction.mean().mul(Double.NaN))
                        .fit(Toy.data(1));
        assertThat(fitted.ending().toString())
                .startsWith("the loss became NaN at step 1")
                .contains("lower the learning rate");
    }

    @Test
    void accumulatedBatchesAreOneLargeBatch() {
        Layer large = plain();
        Layer small = plain();
        Trainer trainer =
                Trainer.of(large, CrossEntropy.of())
                        .optimizer(p -> Sgd.of(p, c -> c.learningRate(0.5)));
        trainer.plan(p -> p.epochs(3).batchSize(50)).fit(Toy.data(1));
        Trainer.of(small, CrossEntropy.of())
                .optimizer(p -> Sgd.of(p, c -> c.learningRate(0.5)))
                .plan(p -> p.epochs(3).batchSize(10).accumulate(5))
                .fit(Toy.data(1));
        Map<String, float[]> weights = Toy.weights(small);
        Toy.weights(large)
                .forEach((name, values) ->
                        assertThat(weights.get(name))
                                .as(name)
                                .containsExactly(
                                        values, org.assertj.core.data.Offset.offset(1e-5f)));
    }

    @Test
    void trainsInShorterTypes() {
        for (DType type : List.of(DType.BFLOAT16, DType.FLOAT16)) {
            Fitted fitted =
                    Trainer.of(Toy.net(), CrossEntropy.of())
                            .optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                            .plan(p -> p.epochs(20).batchSize(16).precision(type).clip(1))
                            .fit(Toy.data(1), Toy.data(2));
            assertThat(fitted.scores().get("loss")).as(type.toString()).isLessThan(0.6);
        }
    }

    @Test
    void trainsWithRulesThatLookAround() {
        Fitted fitted =
                Trainer.of(Toy.net(), CrossEntropy.of())
                        .optimizer(p -> Sam.of(Sgd.of(p, c -> c.learningRate(0.1))))
                        .plan(p -> p.epochs(20).batchSize(16))
                        .fit(Toy.data(1), Toy.data(2));
        assertThat(fitted.scores().get("loss")).isLessThan(0.6);
    }

    @Test
    void leavesNoTensorBehind() {
        Layer net = Toy.net();
        Trainer trainer =
                Trainer.of(net, CrossEntropy.of())
                        .plan(p -> p.epochs(2).batchSize(16).loaderThreads(2));
        trainer.fit(Toy.data(1), Toy.data(2));
        long before = settled();
        for (int i = 0; i < 5; i++) {
            trainer.fit(Toy.data(1), Toy.data(2));
        }
        assertThat(settled()).isLessThanOrEqualTo(before + 40);
    }

    /// The live tensors after the collector had its time.
    private static long settled() {
        long live = NativeRuntime.liveTensors();
        for (int i = 0; i < 20; i++) {
            System.gc();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            live = Math.min(live, NativeRuntime.liveTensors());
        }
        return live;
    }

    @Test
    void rejectsSettingsThatCannotBe() {
        assertThatThrownBy(() -> Plan.DEFAULT.batchSize(0))
                .hasMessageStartingWith("Plan: expected batchSize of 1 or more, got 0");
        assertThatThrownBy(() -> Plan.DEFAULT.average(1))
                .hasMessageStartingWith("Plan: expected average from 0 to below 1, got 1.0");
    }

    private static Layer plain() {
        io.tarn.tensor.Random.seed(1);
        return io.tarn.nn.Sequential.of(
                io.tarn.nn.Linear.of(5, 8), Tensor::tanh, io.tarn.nn.Linear.of(8, 3));
    }
}
