package io.tarn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Golden;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The same net in PyTorch, at its real size: both sides have the same weights by a formula, and compute in FLOAT64.
///
/// `src/test/golden/golden.py` is the other side, and tells the formula.
public record Twin(Golden golden) {
    private static final double CLOSE = 1e-9;

    /// `Twin.load("vision/resnet18").check(ResNet.resnet18(10))`.
    public static Twin load(String name) {
        return new Twin(Golden.load(name));
    }

    /// Draws the vectors of a net, so that no ReLU gets exactly 0, where finite differences see two slopes.
    public static void awayFromKinks(Net net) {
        net.parameters().stream()
                .filter(parameter -> parameter.value().rank() == 1)
                .forEach(Init.uniform(0.1, 1)::reset);
    }

    public void check(Layer layer) {
        check(layer, inputs -> layer.forward(inputs.getFirst()));
    }

    /// Compares the output, and the gradients of inputs and parameters, in evaluation mode.
    public void check(Net net, Function<List<Tensor>, Tensor> call) {
        fill(net);
        net.eval();
        List<Tensor> inputs =
                IntStream.iterate(0, i -> golden.has("input." + i), i -> i + 1)
                        .mapToObj(i -> golden.tensor("input." + i))
                        .toList();
        inputs.stream().filter(x -> x.dtype().isFloatingPoint()).forEach(Tensor::requiresGrad);
        Tensor y = call.apply(inputs);
        golden.closeTo(y, "output", CLOSE);
        y.mul(golden.tensor("upstream")).sum().backward();
        for (int i = 0; i < inputs.size(); i++) {
            if (golden.has("grad.input." + i)) {
                golden.closeTo(inputs.get(i).grad().orElseThrow(), "grad.input." + i, CLOSE);
            }
        }
        checkGradients(net);
    }

    private void checkGradients(Net net) {
        net.namedParameters()
                .forEach((name, parameter) -> {
                    Tensor g = parameter.grad().orElseThrow();
                    double[] expected = golden.tensor("grad." + name).toDoubleArray();
                    double length = g.square().sum().sqrt().item();
                    double product = g.mul(wave(name, g.shape())).sum().item();
                    double scale = Math.max(1, expected[1]);
                    assertThat(length)
                            .as("length of the gradient of %s", name)
                            .isCloseTo(expected[1], within(CLOSE * scale));
                    assertThat(product)
                            .as("gradient of %s", name)
                            .isCloseTo(expected[0], within(CLOSE * scale));
                });
    }

    private static Tensor wave(String name, Shape shape) {
        return Tensor.arange(shape.elements())
                .toDouble()
                .add(name.chars().sum())
                .sin()
                .reshape(shape.toArray());
    }

    private static void fill(Net net) {
        net.to(DType.FLOAT64);
        net.namedParameters()
                .forEach((name, parameter) -> {
                    Shape shape = parameter.value().shape();
                    Tensor s = wave(name, shape);
                    if (shape.rank() > 1) {
                        double fan = (double) shape.elements() / shape.size(0);
                        parameter.set(s.mul(Math.sqrt(2 / fan)));
                    } else {
                        double middle = name.endsWith("weight") ? 1 : 0;
                        parameter.set(s.mul(0.1).add(middle));
                    }
                });
        net.namedBuffers()
                .forEach((name, buffer) -> {
                    Tensor s = wave(name, buffer.value().shape());
                    if (name.endsWith("running_mean")) {
                        buffer.set(s.mul(0.1));
                    } else if (name.endsWith("running_var")) {
                        buffer.set(s.mul(0.5).add(1));
                    }
                });
    }
}
