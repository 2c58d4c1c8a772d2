package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Course;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import io.tarn.doctor.patient.Vitals;
import io.tarn.nn.Activation;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.optim.Optimizer;
import io.tarn.report.Bars;
import io.tarn.report.Lines;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// 31: training examples are learned by heart.
///
/// The rule: training examples go much better than validation examples. It is proof where validation goes hardly better than a guess; else
/// a suspicion where the validation loss has risen from its lowest, which a remedy must lower by 30%.
///
/// @param best the epoch with the lowest validation loss, from 1; the last one where none is known
public record Overfitting(
        double training, double validation, int best, double chance, Evidence evidence)
        implements GeneralisationFinding {
    private static final double LEARNED = 0.3;
    private static final double LIKE_A_GUESS = 0.85;
    private static final double LEAST_GAP = 0.1;
    private static final double RISEN = 1.3;
    private static final double SURE = 3;

    static Optional<Overfitting> look(Case patient) {
        Course course = patient.course();
        double chance = patient.yardstick().chance();
        Gap gap = Gap.of(course);
        if (!(gap.deviations() > SURE && gap.size() > LEAST_GAP * chance)) {
            return Optional.empty();
        }
        double[] losses = losses(course.vitals());
        int best = lowest(losses);
        double rise = losses.length == 0 ? 1 : losses[losses.length - 1] / losses[best - 1];
        boolean byHeart =
                gap.training() < LEARNED * gap.validation()
                        && gap.validation() > LIKE_A_GUESS * chance;
        if (!byHeart && !(rise > RISEN && gap.training() < gap.validation() / 2)) {
            return Optional.empty();
        }
        String rule =
                byHeart
                        ? "training examples are learned, and validation goes like a guess"
                        : "validation is worse than training by a tenth of a guess, and its loss has risen by 30%";
        double strength = byHeart ? gap.validation() / (LIKE_A_GUESS * chance) : rise / RISEN;
        Evidence evidence =
                (byHeart ? Evidence.proven(rule, strength) : Evidence.suspected(rule, strength))
                        .number("training error", gap.training())
                        .number("validation error", gap.validation())
                        .number("error of a guess", chance)
                        .number("rise of the validation loss", rise)
                        .chart(
                                losses.length < 2
                                        ? Bars.of("Error", List.of("training", "validation"))
                                                .bars(
                                                        patient.yardstick().name(),
                                                        gap.training(),
                                                        gap.validation())
                                        : Lines.of("Validation loss")
                                                .x("epoch")
                                                .y("loss")
                                                .line("loss", losses));
        return Optional.of(
                new Overfitting(
                        gap.training(),
                        gap.validation(),
                        losses.length == 0 ? patient.patient().plan().epochs() : best,
                        chance,
                        evidence));
    }

    private static double[] losses(Vitals vitals) {
        return vitals.epochs().stream()
                .map(epoch -> epoch.validation().values().get("loss"))
                .filter(loss -> loss != null && Double.isFinite(loss))
                .mapToDouble(loss -> loss)
                .toArray();
    }

    private static int lowest(double[] losses) {
        return 1
                + IntStream.range(0, losses.length)
                        .reduce((a, b) -> losses[b] < losses[a] ? b : a)
                        .orElse(-1);
    }

    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(Mending.isMended(trial.validation(), chance));
    }

    @Override
    public boolean needsHarm() {
        return true;
    }

    @Override
    public Condition condition() {
        return Condition.OVERFITTING;
    }

    @Override
    public String summary() {
        return "Training examples are learned (error %.3g), others are not (%.3g; a guess has %.3g)."
                .formatted(training, validation, chance);
    }

    @Override
    public Remedy remedy() {
        List<Treatment> treatments = new ArrayList<>();
        treatments.add(
                Treatments.plan("stop after epoch %d".formatted(best), plan -> plan.epochs(best)));
        treatments.add(decay());
        treatments.add(dropout().and(noise()));
        return new Remedy(
                "Get more examples, or variants of those you have (augmentation); stop early: `trainer.with(EarlyStopping.patience(5))`; hold the net back: `Dropout.of(0.3)`, `weightDecay(0.01)`, fewer units. If labels were shuffled by mistake, no training helps.",
                treatments);
    }

    static Treatment decay() {
        return new Treatment(
                "let weights decay", patient -> patient.optimizer(Overfitting::decayed));
    }

    private static Optimizer decayed(Optimizer optimizer) {
        optimizer.groups().forEach(g -> g.weightDecay(Math.max(0.01, 10 * g.weightDecay())));
        return optimizer;
    }

    static Treatment dropout() {
        return new Treatment(
                "drop a third of the units",
                patient -> patient.net(net -> new Thinned(net, Dropout.of(0.3))));
    }

    /// A net with dropout behind each of its activations.
    private record Thinned(Layer net, Dropout dropout) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            try (var hooks =
                    Hooks.onForward((layer, _, y) ->
                            layer instanceof Activation ? dropout.forward(y) : y)) {
                return net.forward(x);
            }
        }
    }

    static Treatment noise() {
        return new Treatment(
                "add noise to inputs",
                patient ->
                        patient.training(
                                patient.training()
                                        .map((batch, chance) -> Variation.noisy(batch, chance))));
    }
}
