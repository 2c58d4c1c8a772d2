package io.tarn.doctor.patient;

import io.tarn.metric.Scores;
import java.util.List;
import java.util.Map;

/// What a [Watch] saw of a training.
///
/// @param losses of the batches, one for each step, or the means of as many steps as [#stride] says
/// @param stride how many steps stand in one loss; 1 unless the training was very long
/// @param readings a closer look at some of the steps
/// @param epochs what was measured after each epoch
public record Vitals(List<Double> losses, int stride, List<Reading> readings, List<Epoch> epochs) {
    public Vitals {
        losses = List.copyOf(losses);
        readings = List.copyOf(readings);
        epochs = List.copyOf(epochs);
    }

    /// Maps, lists, numbers and texts, as [io.tarn.run.Json] writes them.
    public Map<String, Object> toJson() {
        return VitalsJson.of(this);
    }

    /// What [#toJson] gave; `where` names the place in errors.
    public static Vitals fromJson(Map<String, Object> object, String where) {
        return new VitalsJson(where).vitals(object);
    }

    /// A closer look at one step.
    ///
    /// @param step counted from 0
    /// @param rate the learning rate of the first optimizer
    /// @param layers in the order in which they computed; a layer that computes more than once stands there once
    public record Reading(long step, double loss, double rate, List<Layer> layers) {
        public Reading {
            layers = List.copyOf(layers);
        }

        /// ‖g‖ over all layers.
        public double gradientNorm() {
            return Math.sqrt(
                    layers.stream()
                            .mapToDouble(Layer::gradientNorm)
                            .filter(norm -> !Double.isNaN(norm))
                            .map(norm -> norm * norm)
                            .sum());
        }
    }

    /// One layer at one step; NaN where something does not apply or was not seen.
    ///
    /// @param name as among the named nets: `blocks.1.linear`
    /// @param kind the simple name of its class: `Linear`; of an activation its own name: `relu`; of a lambda `function`
    /// @param weightNorm ‖w‖ of its own parameters
    /// @param gradientNorm ‖∂L/∂w‖ of its own parameters
    /// @param updateNorm ‖Δw‖ of the step
    /// @param mean of its outputs
    /// @param deviation of its outputs
    /// @param zeros the share of its outputs that are exactly 0
    /// @param beyond the share of its outputs beyond ±5
    public record Layer(
            String name,
            String kind,
            double weightNorm,
            double gradientNorm,
            double updateNorm,
            double mean,
            double deviation,
            double zeros,
            double beyond) {
        /// ‖Δw‖ / ‖w‖: about 10⁻³ is healthy.
        public double updateRatio() {
            return updateNorm / weightNorm;
        }
    }

    /// The scores after an epoch.
    public record Epoch(long step, Scores training, Scores validation) {}
}
