package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// libtorch's kernels against the readable formulas, step by step.
final class FusibleTest {
    private static final int STEPS = 20;

    /// An optimizer by name.
    record Case(String name, Function<List<Parameter>, Fusible<?>> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Case> CASES =
            List.of(
                    new Case("Adam", Adam::of),
                    new Case(
                            "Adam with decay",
                            p -> Adam.of(p, c -> c.learningRate(0.02).weightDecay(0.1))),
                    new Case(
                            "AdamW",
                            p ->
                                    AdamW.of(
                                            p,
                                            c ->
                                                    c.learningRate(0.02)
                                                            .betas(0.8, 0.95)
                                                            .weightDecay(0.2))),
                    new Case(
                            "AmsGrad",
                            p -> AmsGrad.of(p, c -> c.learningRate(0.02).weightDecay(0.1))),
                    new Case(
                            "Adagrad", p -> Adagrad.of(p, c -> c.rateDecay(0.05).weightDecay(0.1))),
                    new Case("Sgd", p -> Sgd.of(p, c -> c.learningRate(0.05).weightDecay(0.1))),
                    new Case(
                            "Sgd with momentum",
                            p ->
                                    Sgd.of(
                                            p,
                                            c ->
                                                    c.learningRate(0.05)
                                                            .momentum(0.9)
                                                            .weightDecay(0.1))),
                    new Case(
                            "Sgd of Nesterov",
                            p ->
                                    Sgd.of(
                                            p,
                                            c ->
                                                    c.learningRate(0.05)
                                                            .nesterov(0.9)
                                                            .weightDecay(0.1))));

    @ParameterizedTest
    @FieldSource("CASES")
    void kernelAndFormulaGoTheSameWay(Case optimizer) {
        for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
            List<Parameter> fused = parameters(type);
            List<Parameter> plain = parameters(type);
            Fusible<?> kernel = optimizer.make.apply(fused);
            Fusible<?> formula = optimizer.make.apply(plain);
            formula.useFormula();
            assertThat(kernel.isFusible()).isTrue();
            Random random = Random.of(5);
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < fused.size(); i++) {
                    Tensor g = random.normal(fused.get(i).value().shape().toArray()).to(type);
                    Course.setGradient(fused.get(i), g);
                    Course.setGradient(plain.get(i), g);
                }
                kernel.step();
                formula.step();
            }
            double tolerance = type == DType.FLOAT64 ? 1e-13 : 1e-6;
            Course.close(values(fused), values(plain), tolerance, type.toString());
            agree(kernel.state(), formula.state());
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void kernelsTakeParametersThatJoinLaterAndGradientsThatLieElsewhere(Case optimizer) {
        List<Parameter> fused = parameters(DType.FLOAT32);
        List<Parameter> plain = parameters(DType.FLOAT32);
        Fusible<?> kernel = optimizer.make.apply(fused);
        Fusible<?> formula = optimizer.make.apply(plain);
        formula.useFormula();
        Stream.of(fused, plain).forEach(parameters -> parameters.getFirst().freeze());
        for (int step = 0; step < 6; step++) {
            if (step == 3) {
                Stream.of(fused, plain).forEach(parameters -> parameters.getFirst().unfreeze());
            }
            for (List<Parameter> parameters : List.of(fused, plain)) {
                parameters.forEach(Parameter::zeroGrad);
                loss(parameters, step).backward();
            }
            kernel.step();
            formula.step();
        }
        Course.close(values(fused), values(plain), 1e-6, "parameters");
        agree(kernel.state(), formula.state());
    }

    /// Writes down what is handed to the kernel and to the formula.
    private static final class Listening extends Fusible<Fused.Sgd> {
        final List<String> heard = new ArrayList<>();

        Listening(List<ParameterGroup> groups) {
            super(groups, 0.1, 0, Memory.of());
        }

        @Override
        Fused<Fused.Sgd> kernel(List<Move> moves, List<Tensor> steps) {
            Slot slot = moves.getFirst().slot();
            heard.add(
                    "prepares %d at step %d in %s"
                            .formatted(moves.size(), slot.step(), slot.type()));
            return Fused.sgd(parameters(moves), List.of());
        }

        @Override
        Fused.Sgd numbers(ParameterGroup group) {
            heard.add("kernel");
            return new Fused.Sgd(group.learningRate(), 0, 0, 0, false, false, false);
        }

        @Override
        void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
            heard.add("formula");
        }

        List<String> hear() {
            heard.clear();
            parameters().stream()
                    .filter(Parameter::isTrainable)
                    .forEach(parameter -> parameter.value().square().sum().backward());
            step();
            return heard;
        }
    }

    private final List<Parameter> several = parameters(DType.FLOAT32);
    private final Parameter half = Parameter.of(Tensor.zeros(2).to(DType.FLOAT16));
    private final Listening listening =
            new Listening(List.of(ParameterGroup.of(several), ParameterGroup.of(List.of(half))));

    @Test
    void kernelsTakeWhatIsAlikeAtOnceAndArePreparedOnce() {
        assertThat(listening.hear())
                .containsExactly(
                        "prepares 4 at step 1 in float32",
                        "kernel",
                        "prepares 1 at step 1 in float16",
                        "kernel");
        assertThat(listening.hear()).containsExactly("kernel", "kernel");
    }

    @Test
    void kernelsArePreparedAgainForOtherParametersAndOtherMemory() {
        several.getFirst().freeze();
        assertThat(listening.hear()).contains("prepares 3 at step 1 in float32");
        several.getFirst().unfreeze();
        assertThat(listening.hear())
                .containsExactly("prepares 1 at step 1 in float32", "kernel", "kernel", "kernel");
        listening.load(listening.state());
        assertThat(listening.hear()).filteredOn(heard -> heard.startsWith("prepares")).hasSize(3);
    }

    @Test
    void theFormulaIsThereWhenAskedFor() {
        listening.useFormula();
        assertThat(listening.hear()).hasSize(5).containsOnly("formula");
    }

    private static double[] values(List<Parameter> parameters) {
        return parameters.stream()
                .flatMapToDouble(parameter -> DoubleStream.of(parameter.value().toDoubleArray()))
                .toArray();
    }

    private static Tensor loss(List<Parameter> parameters, int step) {
        Tensor weight = parameters.getFirst().value().transpose(0, 1);
        return weight.mul(weight).sum().add(parameters.getLast().value().sub(step).square().sum());
    }

    private static List<Parameter> parameters(DType type) {
        Random random = Random.of(4);
        return Stream.of(
                        new long[] {17, 9}, new long[] {9}, new long[] {3, 2, 3, 3}, new long[] {1})
                .map(shape -> Parameter.of(random.normal(shape).to(type)))
                .toList();
    }

    private static void agree(Map<String, Tensor> kernel, Map<String, Tensor> formula) {
        assertThat(kernel.keySet()).isEqualTo(formula.keySet());
        formula.forEach((name, expected) ->
                assertThat(kernel)
                        .hasEntrySatisfying(
                                name,
                                actual ->
                                        Course.close(
                                                actual.toDoubleArray(),
                                                expected.toDoubleArray(),
                                                2e-6,
                                                name)));
    }
}
