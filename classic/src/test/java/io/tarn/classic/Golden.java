package io.tarn.classic;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What scikit-learn computed, from `src/test/golden`.
public record Golden(Map<String, Tensor> tensors) {
    /// @param name such as `linear/diabetes`
    public static Golden of(String name) {
        var url = Golden.class.getResource("/golden/%s.safetensors".formatted(name));
        try {
            return new Golden(Safetensors.read(Path.of(Objects.requireNonNull(url).toURI())));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Tensor get(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }
}
