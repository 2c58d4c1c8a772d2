package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.loss.BinaryCrossEntropy;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.loss.NegativeLogLikelihood;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LossMisfitTest {
    private static Layer ending(int answers, Activation last) {
        return DefinitionCases.net(answers, List.of(), List.of(last));
    }

    @Test
    void aSoftmaxBeforeALossThatHasOneIsProven() {
        Case patient = DefinitionCases.ofClasses(ending(3, Activation.softmax(1)));

        LossMisfit found = LossMisfit.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.evidence().charts()).isNotEmpty();
        assertThat(DefinitionCases.first(patient, found).after().trainingError()).isLessThan(0.1);
    }

    @Test
    void scoresForALossOfLogarithmsAreProvenAndMended() {
        Case patient =
                DefinitionCases.ofClasses(DefinitionCases.net(3), NegativeLogLikelihood.of());

        LossMisfit found = LossMisfit.look(patient).orElseThrow();

        assertThat(DefinitionCases.first(patient, found).after().trainingError()).isLessThan(0.1);
    }

    @Test
    void whatFitsIsLeftInPeace() {
        List<Case> honest =
                List.of(
                        DefinitionCases.ofClasses(DefinitionCases.net(3)),
                        DefinitionCases.ofClasses(ending(3, Activation.logSoftmax(1))),
                        DefinitionCases.ofClasses(
                                ending(3, Activation.logSoftmax(1)), NegativeLogLikelihood.of()),
                        DefinitionCases.ofNumbers(DefinitionCases.net(1)));

        assertThat(honest)
                .allSatisfy(patient -> {
                    assertThat(LossMisfit.look(patient)).isEmpty();
                    assertThat(LossMisfit.suspect(patient)).isEmpty();
                });
    }

    @Test
    void aSigmoidBeforeNumbersIsSuspected() {
        Case patient = DefinitionCases.ofNumbers(ending(1, Activation.sigmoid()));

        LossMisfit found = LossMisfit.suspect(patient).orElseThrow();

        assertThat(LossMisfit.look(patient)).isEmpty();
        assertThat(DefinitionCases.first(patient, found).training().relativeGain())
                .isGreaterThan(0.7);
    }

    @Test
    void squaredErrorsOfClassesAreSuspected() {
        Loss own = (p, y) -> p.sub(y.oneHot(3).toFloat()).square().mean();

        assertThat(LossMisfit.suspect(DefinitionCases.ofClasses(DefinitionCases.net(3), own)))
                .isPresent();
    }

    @Test
    void aColumnAgainstRowsIsProven() {
        Loss own = (p, y) -> p.sub(y.reshape(-1)).square().mean(); // [n, 1] - [n]
        var net = DefinitionCases.net(1);
        var rows =
                DefinitionCases.numbers(200, 1)
                        .map((batch, _) -> io.tarn.data.Batch.of(batch.x(), batch.y().reshape(-1)));
        Case patient = DefinitionCases.of(io.tarn.train.Trainer.of(net, own), rows, rows);

        assertThat(LossMisfit.look(patient).orElseThrow().summary()).contains("every target");
    }

    @Test
    void lossesAreKnownByWhatTheyDo() {
        Tensor z = Random.of(1).normal(20, 3);
        Tensor y = Tensor.arange(20).remainder(3).toLong();
        Loss logarithm = (p, t) -> NegativeLogLikelihood.of().forward(p.add(1e-9).log(), t);
        Loss squares = (p, t) -> MeanSquaredError.of().forward(p, t.oneHot(3).toFloat());

        assertThat(LossKind.ofClasses(CrossEntropy.of().labelSmoothing(0.1), z, y))
                .isEqualTo(LossKind.SCORES);
        assertThat(LossKind.ofClasses(NegativeLogLikelihood.of(), z, y))
                .isEqualTo(LossKind.LOG_PROBABILITIES);
        assertThat(LossKind.ofClasses(logarithm, z, y)).isEqualTo(LossKind.PROBABILITIES);
        assertThat(LossKind.ofClasses(squares, z, y)).isEqualTo(LossKind.SQUARES);
        Tensor binary = y.eq(1).toFloat().unsqueeze(1);
        Loss shares =
                (p, t) -> t.mul(p.log()).add(t.neg().add(1).mul(p.neg().add(1).log())).mean().neg();
        assertThat(LossKind.ofBinary(BinaryCrossEntropy.of(), binary, binary))
                .isEqualTo(LossKind.SCORES);
        assertThat(LossKind.ofBinary(shares, binary, binary)).isEqualTo(LossKind.PROBABILITIES);
        assertThat(LossKind.ofBinary(MeanSquaredError.of(), binary, binary))
                .isEqualTo(LossKind.SQUARES);
    }
}
