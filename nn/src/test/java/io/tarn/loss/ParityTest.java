package io.tarn.loss;

import io.tarn.nn.Golden;
import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every loss that PyTorch has, against PyTorch: the value to 1e-5 and the gradients to 1e-4.
final class ParityTest {
    record Case(String name, Function<List<Tensor>, Tensor> loss) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, Loss loss) {
        return new Case(name, x -> loss.forward(x.get(0), x.get(1)));
    }

    static Stream<Case> cases() {
        return Stream.concat(
                elementwise(),
                Stream.of(
                        of("cross-entropy", CrossEntropy.of()),
                        of("cross-entropy-none", CrossEntropy.of().reduction(Reduction.NONE)),
                        of("cross-entropy-sum", CrossEntropy.of().reduction(Reduction.SUM)),
                        new Case(
                                "cross-entropy-weights",
                                x ->
                                        CrossEntropy.of()
                                                .weights(x.get(2))
                                                .forward(x.get(0), x.get(1))),
                        of("cross-entropy-smooth", CrossEntropy.of().labelSmoothing(0.1)),
                        of("cross-entropy-ignore", CrossEntropy.of().ignore(2)),
                        of("cross-entropy-soft", CrossEntropy.of()),
                        of("cross-entropy-pixels", CrossEntropy.of()),
                        of("nll", NegativeLogLikelihood.of()),
                        new Case(
                                "nll-weights",
                                x ->
                                        NegativeLogLikelihood.of()
                                                .weights(x.get(2))
                                                .forward(x.get(0), x.get(1))),
                        of("nll-pixels", NegativeLogLikelihood.of()),
                        of("binary", BinaryCrossEntropy.of()),
                        of("binary-sum", BinaryCrossEntropy.of().reduction(Reduction.SUM)),
                        new Case(
                                "binary-weights",
                                x ->
                                        BinaryCrossEntropy.of()
                                                .weights(x.get(2))
                                                .positiveWeights(x.get(3))
                                                .forward(x.get(0), x.get(1))),
                        of("hinge-multi", MultiHinge.of()),
                        of(
                                "hinge-multi-margin",
                                MultiHinge.of().margin(0.5).reduction(Reduction.NONE)),
                        of("kl", KullbackLeibler.of()),
                        new Case(
                                "cosine",
                                x ->
                                        CosineEmbedding.of()
                                                .margin(0.2)
                                                .forward(x.get(0), x.get(1), x.get(2))),
                        new Case(
                                "triplet",
                                x -> Triplet.of().margin(2).forward(x.get(0), x.get(1), x.get(2))),
                        new Case(
                                "ctc",
                                x -> Ctc.of().forward(x.get(0), x.get(1), x.get(2), x.get(3))),
                        new Case(
                                "ctc-blank",
                                x ->
                                        Ctc.of()
                                                .blank(4)
                                                .reduction(Reduction.NONE)
                                                .forward(x.get(0), x.get(1), x.get(2), x.get(3)))));
    }

    private static Stream<Case> elementwise() {
        return Stream.of(Reduction.values())
                .flatMap(reduction -> {
                    String suffix = "-" + reduction.name().toLowerCase(java.util.Locale.ROOT);
                    return Stream.of(
                            of("squared" + suffix, MeanSquaredError.of().reduction(reduction)),
                            of("absolute" + suffix, MeanAbsoluteError.of().reduction(reduction)),
                            of("huber" + suffix, Huber.of().delta(0.7).reduction(reduction)));
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithPyTorch(Case candidate) {
        Golden golden = Golden.load("losses/" + candidate.name);
        List<Tensor> inputs =
                IntStream.iterate(0, i -> golden.has("input." + i), i -> i + 1)
                        .mapToObj(i ->
                                golden.tensor("input." + i)
                                        .requiresGrad(golden.has("grad.input." + i)))
                        .toList();
        Tensor loss = candidate.loss.apply(inputs);
        golden.closeTo(loss, "output", 1e-5);
        Tensor scalar = golden.has("upstream") ? loss.mul(golden.tensor("upstream")).sum() : loss;
        scalar.backward();
        for (int i = 0; i < inputs.size(); i++) {
            Optional<Tensor> grad = inputs.get(i).grad();
            if (golden.has("grad.input." + i)) {
                golden.closeTo(grad.orElseThrow(), "grad.input." + i, 1e-4);
            }
        }
    }
}
