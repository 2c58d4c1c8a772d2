package io.tarn.doctor.finding;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Trial;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Optimizer;
import io.tarn.optim.ParameterGroup;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A small training of numbers, with one thing or another spoiled.
final class Trainings {
    private Trainings() {}

    static Dataset data() {
        Tensor x = Random.of(5).normal(320, 4);
        Tensor y = x.select(1, 0).mul(x.select(1, 1)).add(x.select(1, 2)).unsqueeze(1);
        return Dataset.of(x, y);
    }

    /// 4 → 16 → … → 16 → 1.
    static Layer net(int hidden, Supplier<Activation> activation) {
        Random.seed(3);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < hidden; i++) {
            layers.add(Linear.of(i == 0 ? 4 : 16, 16));
            layers.add(activation.get());
        }
        layers.add(Linear.of(16, 1));
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    static Layer net() {
        return net(2, Activation::relu);
    }

    static Case of(Layer net, UnaryOperator<Trainer> change) {
        Trainer trainer =
                Trainer.of(net, MeanSquaredError.of())
                        .optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                        .plan(p -> p.epochs(12).seed(9).loaderThreads(0));
        Dataset all = data();
        return Case.of(Patient.of(change.apply(trainer), all.first(256), all.select(rest(all))), 1);
    }

    private static int[] rest(Dataset all) {
        return IntStream.range(256, all.size()).toArray();
    }

    static Case of(Layer net) {
        return of(net, t -> t);
    }

    /// Every weight changed.
    static Layer spoiled(Layer net, Consumer<Parameter> change) {
        net.parameters().forEach(change);
        return net;
    }

    /// The first treatments of a finding, until one makes the training error less than half.
    static boolean isCured(Case patient, Finding finding) {
        return finding.remedy().treatments().stream()
                .map(patient::trial)
                .anyMatch(Trainings::halves);
    }

    private static boolean halves(Trial trial) {
        return trial.after().trainingError() < 0.5 * trial.before().trainingError();
    }

    /// An optimizer of somebody's own: plain descent with a mistake or two.
    record Own(List<ParameterGroup> groups, double sign, boolean clears) implements Optimizer {
        static Own of(List<Parameter> parameters, double sign, boolean clears) {
            var group = ParameterGroup.of(parameters).learningRate(0.02);
            return new Own(List.of(group), sign, clears);
        }

        @Override
        public void step() {
            for (Parameter p : parameters()) {
                p.grad()
                        .ifPresent(
                                g -> p.set(p.value().detach().add(g.mul(-sign * learningRate()))));
            }
        }

        @Override
        public void zeroGrad() {
            if (clears) {
                parameters().forEach(Parameter::zeroGrad);
            }
        }

        @Override
        public Map<String, Tensor> state() {
            return Map.of();
        }

        @Override
        public void load(Map<String, Tensor> state) {}
    }
}
