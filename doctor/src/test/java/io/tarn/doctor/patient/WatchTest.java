package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Sam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import io.tarn.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchTest {
    private static Sequential net() {
        Random.seed(1);
        return Sequential.of(
                Linear.of(5, 16),
                BatchNorm1d.of(16),
                Activation.relu(),
                Dropout.of(0.2),
                Linear.of(16, 3));
    }

    private static Dataset data() {
        try (var scope = Scope.open()) {
            Tensor x = Random.of(4).normal(100, 5);
            return Dataset.of(x, x.narrow(1, 0, 3).argmax(1));
        }
    }

    private static Trainer trainer(Layer net) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                .plan(p -> p.epochs(3).batchSize(16));
    }

    private static Vitals watched(UnaryOperator<Trainer> change) {
        Watch watch = Watch.of();
        change.apply(trainer(net())).with(watch).fit(data(), data());
        return watch.vitals();
    }

    @Test
    void changesNoBitOfATraining() {
        Map<String, UnaryOperator<Trainer>> ways = new LinkedHashMap<>();
        ways.put("plain", t -> t);
        ways.put("accumulating", t -> t.plan(p -> p.accumulate(3).clip(0.5).average(0.9)));
        ways.put("bfloat16", t -> t.plan(p -> p.precision(DType.BFLOAT16)));
        ways.put("two passes", t -> t.optimizer(p -> Sam.of(Sgd.of(p))));
        ways.forEach((name, change) -> {
            Map<String, float[]> alone = weights(change, List.of());
            Map<String, float[]> watched = weights(change, List.of(Watch.of()));
            alone.forEach((weight, values) ->
                    assertThat(watched.get(weight)).as(name + ", " + weight).isEqualTo(values));
        });
    }

    private static Map<String, float[]> weights(
            UnaryOperator<Trainer> change, List<Callback> callbacks) {
        Sequential net = net();
        change.apply(trainer(net)).with(callbacks.toArray(Callback[]::new)).fit(data(), data());
        Map<String, float[]> weights = new LinkedHashMap<>();
        net.state()
                .forEach(
                        (name, value) -> weights.put(name, value.to(DType.FLOAT32).toFloatArray()));
        weights.put("random", Random.global().state().toFloat().toFloatArray());
        return weights;
    }

    /// The oracle computes everything by itself, from all outputs and weights, after every step.
    private static final class Oracle implements Callback {
        private final Sequential net;
        private final List<double[]> steps = new ArrayList<>();
        private double[] output = new double[4];
        private Map<String, Tensor> before = Map.of();

        private Oracle(Sequential net) {
            this.net = net;
            remember();
        }

        private void remember() {
            before = new LinkedHashMap<>();
            net.state().forEach((name, value) -> before.put(name, value.copy().unscoped()));
        }

        @Override
        public Answer on(Event event) {
            if (event instanceof Event.Stepped) {
                double weight = 0;
                double gradient = 0;
                double update = 0;
                for (String name : List.of("0.weight", "0.bias")) {
                    Parameter parameter = net.namedParameters().get(name);
                    Tensor w = parameter.value().detach();
                    weight += w.square().sum().item();
                    gradient += parameter.grad().orElseThrow().square().sum().item();
                    update += w.sub(before.get(name)).square().sum().item();
                }
                steps.add(
                        new double[] {
                            Math.sqrt(weight),
                            Math.sqrt(gradient),
                            Math.sqrt(update),
                            output[0],
                            output[1],
                            output[2],
                            output[3]
                        });
                remember();
            }
            return Answer.GO_ON;
        }

        private Tensor see(Tensor y) {
            Tensor z = y.detach().flatten();
            output =
                    new double[] {
                        z.mean().item(),
                        z.biasedStd(0).item(),
                        z.eq(0).toFloat().mean().item(),
                        z.abs().gt(5).toFloat().mean().item()
                    };
            return y;
        }
    }

    @Test
    void readsWhatPlainComputationsGive() {
        Sequential net = net();
        Oracle oracle = new Oracle(net);
        Watch watch = Watch.of();
        try (var hooks = Hooks.onForward(net.get(0), (_, _, y) -> oracle.see(y))) {
            trainer(net).with(watch, oracle).fit(data());
        }

        assertThat(watch.vitals().losses()).hasSize(21);
        assertThat(watch.vitals().readings()).hasSizeGreaterThanOrEqualTo(16);
        for (Vitals.Reading reading : watch.vitals().readings()) {
            Vitals.Layer first = reading.layers().getFirst();
            double[] read = {
                first.weightNorm(),
                first.gradientNorm(),
                first.updateNorm(),
                first.mean(),
                first.deviation(),
                first.zeros(),
                first.beyond()
            };
            assertThat(read).containsExactly(oracle.steps.get((int) reading.step()), within(1e-5));
            assertThat(reading.loss()).isEqualTo(watch.vitals().losses().get((int) reading.step()));
            assertThat(reading.rate()).isEqualTo(0.01);
            assertThat(reading.layers())
                    .extracting(Vitals.Layer::name)
                    .containsExactly("0", "1", "2", "4");
            assertThat(reading.layers().get(2).kind()).isEqualTo("relu");
            assertThat(reading.layers().get(2).zeros()).isBetween(0.3, 0.7);
            assertThat(reading.layers().get(2).weightNorm()).isNaN();
        }
        assertThat(watch.vitals().epochs())
                .extracting(Vitals.Epoch::step)
                .containsExactly(7L, 14L, 21L);
    }

    @Test
    void looksOnlyAtStepsThatCompleteAnUpdate() {
        Vitals vitals = watched(t -> t.plan(p -> p.accumulate(3)));

        assertThat(vitals.readings())
                .extracting(Vitals.Reading::step)
                .contains(2L, 5L, 9L, 12L)
                .doesNotContain(0L, 1L, 3L, 6L);
        assertThat(vitals.readings())
                .allSatisfy(reading ->
                        assertThat(reading.layers().getFirst().updateNorm()).isPositive());
    }

    @Test
    void anEpochShorterThanAnUpdateHasNoUpdateToMeasure() {
        Vitals vitals = watched(t -> t.plan(p -> p.accumulate(20)));

        assertThat(vitals.readings())
                .extracting(Vitals.Reading::step)
                .containsExactly(6L, 13L, 20L);
        assertThat(vitals.readings().getFirst().layers().getFirst().updateNorm()).isNaN();
        assertThat(vitals.readings().getFirst().layers().getFirst().mean()).isFinite();
    }

    record Own(Linear first, Linear second) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x.linear(first.weight().value()).add(second.forward(x).mul(0)).narrow(1, 0, 3);
        }
    }

    @Test
    void aLayerThatTellsNoHooksStandsWhereItWasDeclared() {
        Watch watch = Watch.of();
        trainer(new Own(Linear.of(5, 3), Linear.of(5, 3))).with(watch).fit(data());

        List<Vitals.Layer> layers = watch.vitals().readings().getFirst().layers();
        assertThat(layers).extracting(Vitals.Layer::name).containsExactly("first", "second");
        assertThat(layers.getFirst().mean()).isNaN();
        assertThat(layers.getFirst().gradientNorm()).isPositive();
    }

    @Test
    void letsGoOfTheThreadWhenTrainingFails() {
        Watch watch = Watch.of();
        Trainer failing =
                Trainer.of(
                                net(),
                                (_, _) -> {
                                    throw new IllegalStateException("broken");
                                })
                        .with(watch);
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(() -> failing.fit(data()));
        assertThatThrownBy(elsewhere::join).hasRootCauseMessage("broken");

        trainer(net()).with(watch).fit(data()); // would complain about a hook of the other thread

        assertThat(watch.vitals().losses()).hasSize(21);
    }

    @Test
    void goesOnAfterAResumption(@TempDir Path folder) {
        Vitals whole = watched(t -> t);
        Callback stop =
                event ->
                        event instanceof Event.Stepped s && s.progress().step() == 9
                                ? Callback.Answer.stop("enough")
                                : Callback.Answer.GO_ON;
        trainer(net()).with(Watch.of(), stop).in(folder).fit(data(), data());
        Watch second = Watch.of();

        trainer(net()).with(second, _ -> Callback.Answer.GO_ON).in(folder).resume(data(), data());

        assertThat(second.vitals().losses())
                .startsWith(whole.losses().subList(0, 9).toArray(Double[]::new));
        assertThat(second.vitals().losses()).hasSizeGreaterThan(9);
        assertThat(second.vitals().readings())
                .extracting(Vitals.Reading::step)
                .contains(0L, 8L)
                .doesNotHaveDuplicates();
    }
}
