package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A case that PyTorch has computed: inputs, parameters, outputs and gradients by name. The scripts
/// that make the files are in `src/test/golden`.
public record Golden(String name, Map<String, Tensor> tensors) {
    /// Reads `golden/NAME.safetensors` from the test resources: `Golden.load("layers/linear")`.
    public static Golden load(String name) {
        URL file = Golden.class.getResource("/golden/" + name + ".safetensors");
        assertThat(file).as("golden file " + name).isNotNull();
        try {
            return new Golden(name, Safetensors.read(Path.of(file.toURI())));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    public Tensor tensor(String key) {
        assertThat(tensors).as(name).containsKey(key);
        return tensors.get(key);
    }

    public boolean has(String key) {
        return tensors.containsKey(key);
    }

    /// Gives `net` PyTorch's parameters and buffers; every one of them must be in the file.
    public <N extends Net> N fill(N net) {
        net.namedParameters().forEach((key, parameter) -> parameter.set(tensor("param." + key)));
        net.namedBuffers().forEach((key, buffer) -> buffer.set(tensor("buffer." + key)));
        return net;
    }

    /// Runs the layer on the golden input and compares output, gradients and buffers with PyTorch's.
    public void check(Layer layer) {
        fill(layer);
        boolean tracked = has("grad.input");
        Tensor x = tensor("input").requiresGrad(tracked);
        Tensor y = layer.forward(x);
        closeTo(y, "output", 1e-5);
        y.mul(tensor("upstream")).sum().backward();
        if (tracked) {
            closeTo(x.grad().orElseThrow(), "grad.input", 1e-4);
        }
        checkGradients(layer);
    }

    /// Like [#check(Layer)], for a net that is called with several inputs.
    public void check(Net net, Function<List<Tensor>, Tensor> call) {
        fill(net);
        List<String> keys =
                has("input")
                        ? List.of("input")
                        : IntStream.iterate(0, i -> has("input." + i), i -> i + 1)
                                .mapToObj(i -> "input." + i)
                                .toList();
        List<Tensor> inputs =
                keys.stream().map(key -> tensor(key).requiresGrad(has("grad." + key))).toList();
        Tensor y = call.apply(inputs);
        closeTo(y, "output", 1e-5);
        y.mul(tensor("upstream")).sum().backward();
        for (String key : keys) {
            if (has("grad." + key)) {
                closeTo(tensor(key).grad().orElseThrow(), "grad." + key, 1e-4);
            }
        }
        checkGradients(net);
    }

    /// Compares the gradients of the parameters, and the buffers, with PyTorch's.
    public void checkGradients(Net net) {
        net.namedParameters()
                .forEach((key, parameter) -> {
                    if (has("grad.param." + key)) {
                        closeTo(parameter.grad().orElseThrow(), "grad.param." + key, 1e-4);
                    }
                });
        net.namedBuffers()
                .forEach((key, buffer) -> closeTo(buffer.value(), "after.buffer." + key, 1e-5));
    }

    /// Asserts that `actual` has the shape and the values of the golden tensor `key`: the largest
    /// difference is at most `tolerance` times the largest golden magnitude (or 1).
    public void closeTo(Tensor actual, String key, double tolerance) {
        Tensor expected = tensor(key);
        assertThat(actual.shape()).as(name + " " + key).isEqualTo(expected.shape());
        double[] a = actual.toDoubleArray();
        double[] b = expected.toDoubleArray();
        double scale =
                Math.max(
                        1,
                        IntStream.range(0, b.length)
                                .mapToDouble(i -> Math.abs(b[i]))
                                .max()
                                .orElse(0));
        double worst =
                IntStream.range(0, a.length)
                        .mapToDouble(i -> Math.abs(a[i] - b[i]))
                        .max()
                        .orElse(0);
        assertThat(worst / scale)
                .as("%s %s: largest difference", name, key)
                .isLessThanOrEqualTo(tolerance);
    }
}
