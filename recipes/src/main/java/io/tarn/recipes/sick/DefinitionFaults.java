package io.tarn.recipes.sick;

import static io.tarn.doctor.finding.Condition.BAD_FIRST_LOSS;
import static io.tarn.doctor.finding.Condition.BAD_INITIALISATION;
import static io.tarn.doctor.finding.Condition.CANNOT_MEMORISE;
import static io.tarn.doctor.finding.Condition.DISCONNECTED_PARAMETER;
import static io.tarn.doctor.finding.Condition.EXPLODING_GRADIENT;
import static io.tarn.doctor.finding.Condition.IGNORED_INPUT;
import static io.tarn.doctor.finding.Condition.LABEL_NOISE;
import static io.tarn.doctor.finding.Condition.LOSS_MISFIT;
import static io.tarn.doctor.finding.Condition.NOT_FINITE;
import static io.tarn.doctor.finding.Condition.RATE_TOO_HIGH;
import static io.tarn.doctor.finding.Condition.SADDLE_POINT;
import static io.tarn.doctor.finding.Condition.WRONG_GRADIENT;

import io.tarn.loss.Loss;
import io.tarn.loss.NegativeLogLikelihood;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Mistakes in how net, loss and optimizer are put together.
final class DefinitionFaults {
    private DefinitionFaults() {}

    static final List<Fault> ALL =
            List.of(
                    Fault.of("double-softmax", LOSS_MISFIT, ending(Activation.softmax(1)))
                            .where(Fault::hasClasses),
                    Fault.of("missing-softmax", LOSS_MISFIT, DefinitionFaults::scoresAsLogarithms)
                            .where(Fault::hasClasses),
                    // The targets lie on both sides of 0.
                    Fault.of("sigmoid-of-numbers", LOSS_MISFIT, ending(Activation.sigmoid()))
                            .where(ward -> !Fault.hasClasses(ward) && Fault.isSupervised(ward)),
                    // Loss, spread of signals and size of gradients all tell that weights are
                    // large.
                    Fault.of("weights-x10", BAD_FIRST_LOSS, DefinitionFaults::large)
                            .or(BAD_INITIALISATION, EXPLODING_GRADIENT),
                    // A sum over B examples is a rate that is B times as high.
                    Fault.of("sum-of-losses", BAD_FIRST_LOSS, DefinitionFaults::sum)
                            .or(RATE_TOO_HIGH)
                            .where(Fault::isSupervised),
                    // Where all weights are 0, or alike, most gradients are 0: it is a saddle.
                    Fault.of("constant-weights", BAD_INITIALISATION, DefinitionFaults::constant)
                            .or(SADDLE_POINT),
                    Fault.of(
                            "flipped-sign",
                            WRONG_GRADIENT,
                            inside("mirror", x -> x.detach().mul(2).sub(x))),
                    Fault.of(
                            "left-out-of-the-optimizer",
                            DISCONNECTED_PARAMETER,
                            DefinitionFaults::headOnly),
                    // With rows in another order nearly all labels are wrong.
                    Fault.of("shuffled-x", IGNORED_INPUT, DefinitionFaults::shuffle)
                            .or(LABEL_NOISE)
                            .where(Fault::isSupervised),
                    Fault.of("input-times-0", IGNORED_INPUT, s -> s.around = Blind::new),
                    // What lies before the cut has no gradient.
                    Fault.of("detached-layer", CANNOT_MEMORISE, inside("cut", Tensor::detach))
                            .or(DISCONNECTED_PARAMETER),
                    Fault.of("log-of-0", NOT_FINITE, inside("log", x -> x.relu().log())));

    /// A further function behind the net.
    private static Consumer<Setting> ending(Layer last) {
        return s -> s.around = net -> Sequential.of(net, last);
    }

    /// A function behind the last hidden layer.
    private static Consumer<Setting> inside(String name, UnaryOperator<Tensor> function) {
        return s -> s.shape = s.shape.behind(Activation.of(name, function));
    }

    private static void scoresAsLogarithms(Setting s) {
        s.loss = NegativeLogLikelihood.of();
    }

    private static void large(Setting s) {
        double factor = s.seed % 2 == 0 ? 10 : 5;
        s.start = Weights.matrices((_, w) -> w.mul(factor));
    }

    private static void constant(Setting s) {
        double value = s.seed % 2 == 0 ? 0 : 0.05;
        s.start = Weights.matrices((_, w) -> w.mul(0).add(value));
    }

    /// Plain gradient descent on a sum, which Adam would not mind.
    private static void sum(Setting s) {
        Loss mean = s.loss;
        s.rule = Control.descent(s);
        s.loss = (prediction, y) -> mean.forward(prediction, y).mul(y.size(0));
    }

    private static void headOnly(Setting s) {
        s.learned = (_, all) -> all.subList(all.size() - 2, all.size());
    }

    private static void shuffle(Setting s) {
        RandomGenerator chance = s.chance(8);
        s.seen(sheet -> {
            int[] order = Rows.shuffled(sheet.size(), chance);
            return new Sheet(sheet.rows(order).x(), sheet.y());
        });
    }

    /// A net whose input is lost on the way.
    private record Blind(Layer net) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return net.forward(x.mul(0));
        }
    }
}
