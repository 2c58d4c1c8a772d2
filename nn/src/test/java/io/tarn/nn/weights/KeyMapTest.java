package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeyMapTest {
    @Test
    void appliesRulesOneAfterTheOther() {
        KeyMap keys =
                KeyMap.strip("module.")
                        .rename("fc.weight", "head.weight")
                        .prefix("backbone.", "encoder.")
                        .pattern("layer(\\d+)\\.conv(\\d)", "stages.$1.convolution$2")
                        .drop(".*\\.num_batches_tracked");
        assertThat(keys.rename("module.fc.weight")).contains("head.weight");
        assertThat(keys.rename("fc.weight")).contains("head.weight");
        assertThat(keys.rename("fc.weights")).contains("fc.weights");
        assertThat(keys.rename("module.backbone.layer12.conv3.bias"))
                .contains("encoder.stages.12.convolution3.bias");
        assertThat(keys.rename("norm.num_batches_tracked")).isEmpty();
        assertThat(keys.rename("my.module.x")).contains("my.module.x");
    }

    @Test
    void addsAPrefixToAll() {
        assertThat(KeyMap.SAME.prefix("", "core.").rename("w")).contains("core.w");
    }

    @Test
    void renamesTensorsInTheirOrder() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("m.b", Tensor.scalar(1));
        tensors.put("m.a", Tensor.scalar(2));
        tensors.put("m.old", Tensor.scalar(3));
        Map<String, Tensor> renamed = KeyMap.strip("m.").drop("old").apply(tensors);
        assertThat(renamed.keySet()).containsExactly("b", "a");
        assertThat(renamed.get("a")).isSameAs(tensors.get("m.a"));
    }

    @Test
    void refusesTwoTensorsOfOneName() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("module.w", Tensor.scalar(1));
        tensors.put("w", Tensor.scalar(2));
        assertThatThrownBy(() -> KeyMap.strip("module.").apply(tensors))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "KeyMap: expected different names, got w for both module.w and w; drop one");
    }

    @Test
    void refusesBadExpressions() {
        assertThatThrownBy(() -> KeyMap.SAME.pattern("(", "x"))
                .isInstanceOf(TensorException.class)
                .hasMessage("KeyMap: expected a regular expression, got (; Unclosed group");
        assertThatThrownBy(() -> KeyMap.SAME.pattern("w", "$1").rename("w"))
                .isInstanceOf(TensorException.class)
                .hasMessage("KeyMap: expected a replacement for w, got $1; No group 1");
    }
}
