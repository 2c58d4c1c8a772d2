package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.report.Bars;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/// What each layer of a net gives for fixed examples, unit by unit: dead, stuck, saturated and doubled units.
///
/// ```java
/// var seen = Activations.of(task, batches);
/// seen.layers().forEach(layer -> System.out.println(layer.name() + " " + layer.silent()));
/// ```
///
/// It costs one forward and one backward pass over the sample. The net computes in evaluation mode, and all is afterwards as it was.
/// A unit is one output of `[*, units]` layers and one channel of `[n, units, …]` layers. A ReLU that is 0 for most examples is well;
/// only one that is 0 for all of them is silent.
///
/// @param layers in the order in which they computed; one that computes again is there again, as `name#2`
/// @param examples that were looked at
public record Activations(List<Layer> layers, int examples) {
    /// One layer; NaN where something does not apply.
    ///
    /// @param name as among the named nets
    /// @param kind the simple name of its class, or the name of an activation, or `function`
    /// @param units how many
    /// @param mean of its outputs
    /// @param deviation of its outputs
    /// @param silent the share of units whose outputs are 0 for every example
    /// @param constant the share of units that give one number for every example, the silent ones included
    /// @param twins the share of units that vary, and are the same as another unit for every example
    /// @param beyond the share of units with more than half of their outputs beyond ±5
    /// @param saturated of bounded activations: the share of units with more than half of their inputs beyond ±5
    /// @param unlearned of layers with weights `[units, …]`: the share of units whose weights have a gradient of exactly 0; they learn
    ///     nothing, be the activation behind them seen or not
    public record Layer(
            String name,
            String kind,
            int units,
            double mean,
            double deviation,
            double silent,
            double constant,
            double twins,
            double beyond,
            double saturated,
            double unlearned) {
        /// Whether it has weights whose gradients were looked at.
        public boolean isLearning() {
            return !Double.isNaN(unlearned);
        }
    }

    /// How much is looked at.
    ///
    /// @param examples no more batches are taken when there are so many
    public record Config(int examples) {
        public Config {
            if (examples < 1) {
                throw TensorException.of(
                        "Activations", "1 example or more", examples, "leave it at 4096");
            }
        }

        Config() {
            this(4096);
        }

        public Config examples(int enough) {
            return new Config(enough);
        }
    }

    public Activations {
        layers = List.copyOf(layers);
    }

    public static Activations of(Task task, List<Batch> batches) {
        return of(task, batches, c -> c);
    }

    /// `Activations.of(task, batches, c -> c.examples(1000))`.
    public static Activations of(Task task, List<Batch> batches, UnaryOperator<Config> choose) {
        return new ActivationSurvey(task).over(batches, choose.apply(new Config()).examples());
    }

    /// The largest value of a share over all layers: 0 where no layer has it.
    public double worst(ToDoubleFunction<Layer> share) {
        return layers.stream()
                .mapToDouble(share)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    /// The deviation of the last layer's outputs over that of the first one's, among layers that have weights; NaN without any.
    public double growth() {
        List<Layer> weighted = layers.stream().filter(Layer::isLearning).toList();
        return weighted.isEmpty()
                ? Double.NaN
                : weighted.getLast().deviation() / weighted.getFirst().deviation();
    }

    /// The shares of units that are not well, layer by layer.
    public Bars chart() {
        Bars chart =
                Bars.of("Units that are not well", layers.stream().map(Layer::name).toList())
                        .lying()
                        .x("share of the layer's units");
        chart = with(chart, "silent", Layer::silent);
        chart = with(chart, "saturated", Layer::saturated);
        chart = with(chart, "no gradient", Layer::unlearned);
        return with(chart, "doubled", Layer::twins);
    }

    private Bars with(Bars chart, String name, ToDoubleFunction<Layer> share) {
        Predicate<Layer> isShown = layer -> share.applyAsDouble(layer) > 0;
        return chart.sets().isEmpty() || layers.stream().anyMatch(isShown)
                ? chart.bars(name, layers.stream().mapToDouble(share).toArray())
                : chart;
    }
}
