package io.tarn.recipes.sick;

import static io.tarn.doctor.finding.Condition.BAD_INITIALISATION;
import static io.tarn.doctor.finding.Condition.DEAD_UNITS;
import static io.tarn.doctor.finding.Condition.EXPLODING_GRADIENT;
import static io.tarn.doctor.finding.Condition.NORMALISATION_FAULT;
import static io.tarn.doctor.finding.Condition.OPTIMIZATION_PROBLEM;
import static io.tarn.doctor.finding.Condition.OVER_REGULARISED;
import static io.tarn.doctor.finding.Condition.SATURATION;
import static io.tarn.doctor.finding.Condition.VANISHING_GRADIENT;

import io.tarn.nn.Activation;
import io.tarn.tensor.Random;
import java.util.List;

/// Mistakes by which signals or gradients get lost on their way through the net.
final class SignalFaults {
    private SignalFaults() {}

    static final List<Fault> ALL =
            List.of(
                    // Gradients explode because the initial weights are too large.
                    Fault.of("gain-3", EXPLODING_GRADIENT, SignalFaults::gain)
                            .or(BAD_INITIALISATION),
                    // The deep net fits worse than a shallow one because its gradients vanish.
                    Fault.of("sigmoid-layers", VANISHING_GRADIENT, SignalFaults::deep)
                            .or(OPTIMIZATION_PROBLEM),
                    Fault.of("bias-of-minus-10", DEAD_UNITS, SignalFaults::dead),
                    // Units are saturated because the initial weights are too large.
                    Fault.of("weights-x20", SATURATION, SignalFaults::saturated)
                            .or(BAD_INITIALISATION),
                    Fault.of("stale-statistics", NORMALISATION_FAULT, SignalFaults::stale),
                    Fault.of("decay-x1000", OVER_REGULARISED, SignalFaults::decay),
                    Fault.of("dropout-0.9", OVER_REGULARISED, SignalFaults::dropout));

    /// Six layers more, with weights of N(0, 9 / in).
    private static void gain(Setting s) {
        Random random = Random.of(s.seed + 14);
        s.shape = s.shape.depth(s.shape.depth() + 6);
        s.start =
                Weights.matrices(
                        (_, w) -> random.normal(w.shape(), 0, 3 / Math.sqrt(Weights.fan(w))));
    }

    private static void deep(Setting s) {
        s.shape = s.shape.depth(s.seed % 2 == 0 ? 20 : 12).activation(Activation::sigmoid);
    }

    /// Running statistics hardly follow.
    private static void stale(Setting s) {
        s.shape = s.shape.norm(new Shape.Norm.Batch(s.seed % 2 == 0 ? 1e-4 : 1e-3));
    }

    private static void decay(Setting s) {
        s.rule = s.rule.decay(s.seed % 2 == 0 ? 0.1 : 1);
    }

    private static void dropout(Setting s) {
        s.shape = s.shape.dropout(s.seed % 2 == 0 ? 0.9 : 0.8);
    }

    /// Hidden units that answer 0 to everything.
    private static void dead(Setting s) {
        double bias = s.seed % 2 == 0 ? -10 : -30;
        s.start = Weights.hidden((name, w) -> name.endsWith("bias") ? w.mul(0).add(bias) : w);
    }

    private static void saturated(Setting s) {
        s.shape = s.shape.activation(s.seed % 2 == 0 ? Activation::tanh : Activation::sigmoid);
        s.start = Weights.hidden((_, w) -> w.rank() < 2 ? w : w.mul(20));
    }
}
