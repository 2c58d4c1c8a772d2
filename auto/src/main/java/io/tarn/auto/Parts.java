package io.tarn.auto;

import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The large parts of a model, which are saved beside its description: trees as text files, weights as tensors.
final class Parts {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private int prefixes;

    /// Keeps a text and gives back the name of its file.
    String text(String content) {
        String name = texts.isEmpty() ? "model.txt" : "model-" + (texts.size() + 1) + ".txt";
        texts.put(name, content);
        return name;
    }

    /// Keeps tensors and gives back what their names begin with.
    String tensors(Map<String, Tensor> state) {
        String prefix = "net" + prefixes++ + ".";
        state.forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        return prefix;
    }

    Map<String, String> texts() {
        return texts;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /// Numbers as a list that JSON can hold.
    static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
