package io.tarn.classic;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a model: its type, plain settings, and tensors.
///
/// The readers complain about what is missing or of another shape, so that a damaged file never becomes a model.
///
/// @param settings numbers, strings, booleans, lists and maps
public record Saved(String type, Map<String, Object> settings, Map<String, Tensor> tensors) {
    public Saved {
        settings = Map.copyOf(settings);
        tensors = Map.copyOf(tensors);
    }

    public static Saved of(String type, Map<String, Object> settings, Map<String, Tensor> tensors) {
        return new Saved(type, settings, tensors);
    }

    /// A tensor with finite values.
    ///
    /// @param sizes of its dimensions; -1 for any
    public Tensor tensor(String name, long... sizes) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw damaged("a tensor " + name, tensors.keySet());
        }
        boolean fits = tensor.rank() == sizes.length;
        for (int d = 0; fits && d < sizes.length; d++) {
            fits = sizes[d] < 0 || sizes[d] == tensor.size(d);
        }
        if (!fits) {
            throw damaged(name + " of shape " + Shape.of(sizes), tensor.shape());
        }
        if (tensor.dtype().isFloatingPoint() && tensor.isFinite().all().itemLong() == 0) {
            throw damaged("finite numbers in " + name, "NaN or infinity");
        }
        return tensor;
    }

    public double number(String name) {
        if (settings.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw damaged("a number " + name, settings.get(name));
    }

    /// A whole number between bounds.
    public int count(String name, int least, int most) {
        double number = number(name);
        if (number != Math.rint(number) || number < least || number > most) {
            throw damaged("%s between %d and %d".formatted(name, least, most), number);
        }
        return (int) number;
    }

    public String text(String name) {
        if (settings.get(name) instanceof String text) {
            return text;
        }
        throw damaged("a text " + name, settings.get(name));
    }

    public List<?> list(String name) {
        if (settings.get(name) instanceof List<?> list) {
            return list;
        }
        throw damaged("a list " + name, settings.get(name));
    }

    public List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        for (Object value : list(name)) {
            if (!(value instanceof Number number)) {
                throw damaged("numbers in " + name, value);
            }
            numbers.add(number.doubleValue());
        }
        return List.copyOf(numbers);
    }

    private TensorException damaged(String expected, @Nullable Object got) {
        return TensorException.of(
                type, expected, String.valueOf(got), "the file is damaged; save the model again");
    }
}
