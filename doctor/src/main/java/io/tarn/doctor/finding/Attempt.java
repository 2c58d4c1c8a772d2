package io.tarn.doctor.finding;

import io.tarn.tensor.TensorException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A measurement that not every net allows.
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    /// Empty where an operation of the net does not go along, for example in another precision.
    static <T> Optional<T> at(Supplier<T> measurement) {
        try {
            return Optional.of(measurement.get());
        } catch (TensorException e) {
            LOG.debug("Not measured, for the net does not go along.", e);
            return Optional.empty();
        }
    }
}
