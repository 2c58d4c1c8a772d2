package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;

/// What scipy and scikit-learn have computed; `src/test/golden/data.py` makes the file.
final class Golden {
    private static final Map<String, Tensor> TENSORS = load();

    private Golden() {}

    private static Map<String, Tensor> load() {
        URL file = Golden.class.getResource("/golden/doctor/data.safetensors");
        assertThat(file).as("golden file").isNotNull();
        try {
            return Safetensors.read(Path.of(file.toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Tensor tensor(String key) {
        assertThat(TENSORS).containsKey(key);
        return TENSORS.get(key);
    }

    static double[] values(String key) {
        return tensor(key).toDoubleArray();
    }

    static int[] classes(String key) {
        return tensor(key).toIntArray();
    }
}
