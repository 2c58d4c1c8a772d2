package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Golden;
import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Twenty steps of two parameters with the gradients of `golden/optim/problem`, and the comparison
/// of where they lead with PyTorch or with a plain implementation of a formula.
final class Course {
    static final int STEPS = 20;

    /// A formula on plain numbers: changes `x` by one step, the `t`-th from 1, with the gradients
    /// `g`.
    interface Rule {
        void step(double[][] x, double[][] g, int t);
    }

    private Course() {}

    /// The values of every parameter after every step: `[parameter][step][element]`.
    static double[][][] run(Function<List<Parameter>, Optimizer> make, DType type, int... which) {
        try (var _ = Scope.open()) {
            Golden problem = Golden.load("optim/problem");
            List<Parameter> parameters =
                    IntStream.of(which)
                            .mapToObj(i -> Parameter.of(problem.tensor("start." + i).to(type)))
                            .toList();
            Optimizer optimizer = make.apply(parameters);
            double[][][] seen = new double[which.length][STEPS][];
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < which.length; i++) {
                    Tensor g = problem.tensor("grad." + which[i]).narrow(0, step, 1).squeeze(0);
                    setGradient(parameters.get(i), g.to(type));
                }
                optimizer.step();
                for (int i = 0; i < which.length; i++) {
                    seen[i][step] = parameters.get(i).value().toDoubleArray();
                }
            }
            return seen;
        }
    }

    /// Makes `g` the gradient of a parameter.
    static void setGradient(Parameter parameter, Tensor g) {
        parameter.zeroGrad();
        parameter.value().mul(g).sum().backward();
    }

    /// PyTorch's way in `golden/optim/FILE` under `name`: 1e-9 in float64, 1e-5 in float32.
    static void agreesWithPyTorch(
            String file, String name, Function<List<Parameter>, Optimizer> make) {
        agrees(file, name, run(make, DType.FLOAT64, 0, 1), 1e-9);
        agrees(file, name, run(make, DType.FLOAT32, 0, 1), 1e-5);
    }

    static void agrees(String file, String name, double[][][] seen, double tolerance) {
        Golden golden = Golden.load("optim/" + file);
        for (int i = 0; i < seen.length; i++) {
            double[] expected = golden.tensor(name + "." + i).toDoubleArray();
            double[] actual = Stream.of(seen[i]).flatMapToDouble(DoubleStream::of).toArray();
            close(actual, expected, tolerance, "%s %s, parameter %d".formatted(file, name, i));
        }
    }

    /// The formula's way: 1e-9 in float64, 1e-5 in float32.
    static void agreesWithFormula(Rule rule, Function<List<Parameter>, Optimizer> make) {
        double[][][] expected = follow(rule);
        double[][][] exact = run(make, DType.FLOAT64, 0, 1);
        double[][][] single = run(make, DType.FLOAT32, 0, 1);
        for (int i = 0; i < expected.length; i++) {
            for (int step = 0; step < STEPS; step++) {
                String what = "parameter %d, step %d".formatted(i, step + 1);
                close(exact[i][step], expected[i][step], 1e-9, what);
                close(single[i][step], expected[i][step], 1e-5, what);
            }
        }
    }

    private static double[][][] follow(Rule rule) {
        Golden problem = Golden.load("optim/problem");
        double[][] x = {
            problem.tensor("start.0").toDoubleArray(), problem.tensor("start.1").toDoubleArray()
        };
        double[][][] seen = new double[2][STEPS][];
        for (int t = 1; t <= STEPS; t++) {
            double[][] g = new double[2][];
            for (int i = 0; i < 2; i++) {
                g[i] = problem.tensor("grad." + i).narrow(0, t - 1, 1).toDoubleArray();
            }
            rule.step(x, g, t);
            for (int i = 0; i < 2; i++) {
                seen[i][t - 1] = x[i].clone();
            }
        }
        return seen;
    }

    /// The largest difference is at most `tolerance` times the largest expected magnitude.
    static void close(double[] actual, double[] expected, double tolerance, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double scale =
                IntStream.range(0, expected.length)
                        .mapToDouble(i -> Math.abs(expected[i]))
                        .reduce(Double.MIN_NORMAL, Math::max);
        double worst =
                IntStream.range(0, expected.length)
                        .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
                        .reduce(0, Math::max); // NaN stays
        assertThat(worst / scale)
                .as("%s: largest relative difference", what)
                .isLessThanOrEqualTo(tolerance);
    }
}
