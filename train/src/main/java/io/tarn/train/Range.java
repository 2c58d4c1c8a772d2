package io.tarn.train;

import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.random.RandomGenerator;

/// The values that a setting may have in a [Search].
@FunctionalInterface
public interface Range {
    Object draw(RandomGenerator chance);

    /// Numbers spread evenly.
    static Range uniform(double low, double high) {
        check("uniform", low < high, low, high);
        return chance -> low + (high - low) * chance.nextDouble();
    }

    /// Positive numbers whose logarithms are spread evenly, as for learning rates.
    static Range logarithmic(double low, double high) {
        check("logarithmic", 0 < low && low < high, low, high);
        return chance -> low * Math.pow(high / low, chance.nextDouble());
    }

    /// Whole numbers, both ends included.
    static Range whole(int low, int high) {
        check("whole", low <= high, low, high);
        return chance -> chance.nextInt(low, high + 1);
    }

    static Range oneOf(Object... values) {
        List<Object> all = List.of(values);
        check("oneOf", !all.isEmpty(), 0, 0);
        return chance -> all.get(chance.nextInt(all.size()));
    }

    private static void check(String name, boolean holds, double low, double high) {
        if (!holds) {
            throw TensorException.of(
                    "Range." + name, "low below high", low + " to " + high, "swap or widen them");
        }
    }
}
