package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;

/// A case that scikit-learn has computed; `src/test/golden/metrics.py` makes the files.
record Golden(String name, Map<String, Tensor> tensors) {
    /// Batches of very different sizes, and one without an example.
    private static final int[] SIZES = {1, 64, 0, 7, 100, 3};

    static Golden load(String name) {
        URL file = Golden.class.getResource("/golden/metrics/" + name + ".safetensors");
        assertThat(file).as("golden file " + name).isNotNull();
        try {
            return new Golden(name, Safetensors.read(Path.of(file.toURI())));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    Tensor tensor(String key) {
        assertThat(tensors).as(name).containsKey(key);
        return tensors.get(key);
    }

    double[] values(String key) {
        return tensor(key).toDoubleArray();
    }

    /// Feeds a metric in uneven batches.
    <M extends Metric> M feed(M metric, String prediction, String target) {
        Tensor x = tensor(prediction);
        Tensor y = tensor(target);
        long start = 0;
        for (int i = 0; start < x.size(0); i++) {
            long size = Math.min(SIZES[i % SIZES.length], x.size(0) - start);
            metric.add(x.narrow(0, start, size), y.narrow(0, start, size));
            start += size;
        }
        return metric;
    }

    <M extends Metric> M classes(M metric) {
        return feed(metric, "scores", "labels");
    }

    /// Asserts that a metric, fed in uneven batches, says what scikit-learn says.
    void agrees(String key, Metric metric) {
        String prediction = tensors.containsKey("scores") ? "scores" : "predicted";
        String target = tensors.containsKey("labels") ? "labels" : "actual";
        double expected = tensor(key).item();
        assertThat(feed(metric, prediction, target).value())
                .as("%s %s", name, key)
                .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    void agrees(String key, double[] actual) {
        assertThat(actual).as("%s %s", name, key).containsExactly(values(key), within(1e-12));
    }
}
