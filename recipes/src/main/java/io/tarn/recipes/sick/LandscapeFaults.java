package io.tarn.recipes.sick;

import static io.tarn.doctor.finding.Condition.BAD_INITIALISATION;
import static io.tarn.doctor.finding.Condition.EXPLODING_GRADIENT;
import static io.tarn.doctor.finding.Condition.ILL_CONDITIONED;
import static io.tarn.doctor.finding.Condition.MINIMUM_OR_PLATEAU;
import static io.tarn.doctor.finding.Condition.MODEL_BIAS;
import static io.tarn.doctor.finding.Condition.OPTIMIZATION_PROBLEM;
import static io.tarn.doctor.finding.Condition.SADDLE_POINT;
import static io.tarn.doctor.finding.Condition.STUCK;
import static io.tarn.doctor.finding.Condition.UNSCALED_INPUTS;
import static io.tarn.doctor.finding.Condition.VANISHING_GRADIENT;

import io.tarn.nn.Activation;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Nets that cannot express the answer, and places in the landscape from which descent does not come down.
final class LandscapeFaults {
    private LandscapeFaults() {}

    static final List<Fault> ALL =
            List.of(
                    Fault.of("too-few-units", MODEL_BIAS, LandscapeFaults::narrow),
                    // A plain deep net fits worse because gradients or signals get lost in it.
                    Fault.of("plain-layers", OPTIMIZATION_PROBLEM, LandscapeFaults::deep)
                            .or(VANISHING_GRADIENT, EXPLODING_GRADIENT),
                    // A ravine is what an ill-conditioned problem looks like from inside.
                    Fault.of("ravine", STUCK, LandscapeFaults::ravine).or(ILL_CONDITIONED),
                    // The saddle is where the initial weights are.
                    Fault.of("strict-saddle", SADDLE_POINT, LandscapeFaults::saddle)
                            .or(BAD_INITIALISATION),
                    // At the best place of a linear model only another model helps: 29 leads to 25.
                    Fault.of("convex-optimum", MINIMUM_OR_PLATEAU, LandscapeFaults::linear)
                            .or(MODEL_BIAS)
                            .where(Ward::hasNumbers),
                    // A ravine again; where the axes are those of the inputs, it is their units.
                    Fault.of("scaled-axes", ILL_CONDITIONED, LandscapeFaults::axes)
                            .or(STUCK, UNSCALED_INPUTS));

    private static void narrow(Setting s) {
        s.shape = s.shape.width(s.seed % 2 == 0 ? 3 : 4);
    }

    private static void deep(Setting s) {
        s.shape = s.shape.depth(s.seed % 2 == 0 ? 56 : 32);
    }

    /// Layers without anything between them.
    private static void linear(Setting s) {
        s.shape = s.shape.activation(() -> Activation.of("nothing", x -> x));
    }

    /// Features of very different size behind the last hidden layer, and plain descent at a rate that the largest allow.
    private static void ravine(Setting s) {
        int width = s.shape.width();
        double[] sizes = new double[width];
        Arrays.setAll(sizes, i -> Math.pow(10, 1.5 - 3.0 * i / Math.max(1, width - 1)));
        Tensor row = Tensor.of(sizes, 1, width).toFloat().unscoped();
        s.shape = s.shape.behind(Activation.of("sizes", x -> x.mul(row)));
        s.rule = Rule.sgd(s.seed % 2 == 0 ? 1e-4 : 3e-4, 0);
    }

    /// Both layers around the last hidden units are 0: gradients vanish there, and one direction leads down.
    private static void saddle(Setting s) {
        s.shape = s.shape.activation(Activation::tanh);
        s.rule = Rule.sgd(0.05, 0);
        s.start = Weights.last(2, (_, w) -> w.mul(s.seed % 2 == 0 ? 0 : 1e-4));
    }

    /// Inputs that are mixed so that all are large together and differ little; or, of words, their vectors.
    private static void axes(Setting s) {
        s.rule = Rule.sgd(0.02, 0);
        if (!s.ward.hasNumbers() || s.ward.hasPictures()) {
            double[] sizes = new double[s.shape.width()];
            Arrays.setAll(sizes, i -> i < 2 ? 10 : 0.03);
            Tensor row = Tensor.of(sizes, 1, sizes.length).toFloat().unscoped();
            s.shape = s.shape.behind(Activation.of("axes", x -> x.mul(row)));
            s.rule = Rule.sgd(1e-3, 0);
            return;
        }
        // x ← (x·Q·D)·Q', D from 1 to 0.01: columns stay of one size, but go together
        int width = s.inputs();
        Random random = Random.of(s.seed + 30);
        double[] sizes = new double[width];
        Arrays.setAll(sizes, i -> Math.pow(10, -2.0 * i / (width - 1)));
        Tensor mixed =
                random.normal(width, width)
                        .mul(Tensor.of(sizes, 1, width).toFloat())
                        .matmul(random.normal(width, width))
                        .unscoped();
        s.everywhere(sheet -> sheet.inputs(x -> x.matmul(mixed).div(width)));
    }
}
