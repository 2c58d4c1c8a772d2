package io.tarn.doctor.finding;

import io.tarn.doctor.data.ConfidentLearning;
import io.tarn.doctor.data.ResidualOutliers;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.report.Chart;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// 34: some answers in the data are wrong.
///
/// The rule: models that have not seen an example contradict its answer, although they are sure of it, in 5% of the cases or more.
///
/// @param share of the answers that are probably wrong
/// @param suspicious the rows of the training data, the likeliest first
public record LabelNoise(double share, int[] suspicious, Treatment cleaning, Evidence evidence)
        implements GeneralisationFinding {
    private static final double LEAST = 0.05;
    private static final double MOST = 0.5;

    /// Among fewer examples a net that is sure without reason looks the same.
    private static final int FEWEST_OF_CLASSES = 300;

    /// So many standard errors more than half of the validation examples must gain.
    private static final double SURE = 2;

    public LabelNoise {
        suspicious = suspicious.clone();
    }

    /// Which examples are suspicious, and how sure that is.
    private record Doubt(double share, boolean isSure, int[] places, double strength, Chart chart) {
        static Doubt of(Unseen unseen, Yardstick yardstick) {
            return yardstick instanceof Yardstick.Classes
                    ? ofClasses(
                            ConfidentLearning.of(unseen.predictions(), unseen.targets()),
                            unseen.rows().length)
                    : ofNumbers(
                            ResidualOutliers.of(
                                    unseen.predictions().toDouble().reshape(-1).toDoubleArray(),
                                    unseen.targets().toDouble().reshape(-1).toDoubleArray()));
        }

        /// Where classes overlap honestly, the surest predictions are right; where answers are wrong, they are contradicted, too.
        private static Doubt ofClasses(ConfidentLearning found, int rows) {
            double floor = found.floor().value();
            double least = found.error() <= 0.55 * (1 - found.majority()) ? 0.4 : 0.55;
            boolean isSure =
                    rows >= FEWEST_OF_CLASSES
                            && found.share() > LEAST
                            && found.floor().low() > 0.03
                            && floor < MOST
                            && floor >= least * found.error();
            // labels near a border are suspicious too, but no more of all are wrong than of the
            // surest
            double share = Math.min(found.share(), floor);
            int count = Math.min(found.suspicious().length, (int) Math.round(share * rows));
            return new Doubt(
                    share,
                    isSure,
                    Arrays.copyOf(found.suspicious(), count),
                    floor / LEAST,
                    found.chart());
        }

        private static Doubt ofNumbers(ResidualOutliers found) {
            return new Doubt(
                    found.share(),
                    found.isNoisy() && found.share() > LEAST,
                    found.suspicious(),
                    found.share() / LEAST,
                    found.chart());
        }
    }

    static Optional<LabelNoise> look(Case patient) {
        return Unseen.of(patient)
                .flatMap(unseen -> {
                    Doubt doubt = Doubt.of(unseen, patient.yardstick());
                    if (!doubt.isSure) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            new LabelNoise(
                                    doubt.share,
                                    Arrays.stream(doubt.places)
                                            .map(i -> unseen.rows()[i])
                                            .toArray(),
                                    cleaning(patient.yardstick()),
                                    Evidence.proven(
                                                    "models that have not seen an example contradict its answer and are sure of it, in 5% of the cases or more",
                                                    doubt.strength)
                                            .number("share of wrong answers", doubt.share)
                                            .number("error on unseen examples", unseen.error())
                                            .chart(doubt.chart)));
                });
    }

    /// Finds the suspicious examples of whatever patient it is given, and leaves them out.
    private static Treatment cleaning(Yardstick yardstick) {
        return new Treatment(
                "leave out the examples whose answers are suspicious",
                patient -> cleaned(patient, yardstick));
    }

    private static Patient cleaned(Patient patient, Yardstick yardstick) {
        int all = patient.training().size();
        return Unseen.of(patient, yardstick, new Unseen.Model.Plain(), 10 * Unseen.MOST)
                .map(unseen -> {
                    boolean[] out = new boolean[all];
                    for (int place : Doubt.of(unseen, yardstick).places()) {
                        out[unseen.rows()[place]] = true;
                    }
                    return patient.training(
                            patient.training()
                                    .select(
                                            IntStream.range(0, all)
                                                    .filter(i -> !out[i])
                                                    .toArray()));
                })
                .orElse(patient);
    }

    /// Whether most validation examples gain. Validation answers are wrong as well, and a net that is sure does worse on those: the mean
    /// error cannot tell.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        double[] before = trial.before().validation();
        double[] after = trial.after().validation();
        if (before.length != after.length || before.length == 0) {
            return Optional.of(false);
        }
        long better = IntStream.range(0, before.length).filter(i -> after[i] < before[i]).count();
        return Optional.of((2.0 * better - before.length) / Math.sqrt(before.length) > SURE);
    }

    @Override
    public Condition condition() {
        return Condition.LABEL_NOISE;
    }

    @Override
    public String summary() {
        return "About %.0f%% of the answers are wrong; look at example %s first."
                .formatted(
                        100 * share, suspicious.length == 0 ? "0" : String.valueOf(suspicious[0]));
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Look at the suspicious examples, and correct or drop them: `training.select(…)`. Until then a robust loss does less harm: `CrossEntropy.of().labelSmoothing(0.1)`, `Huber.of()`.",
                cleaning);
    }
}
