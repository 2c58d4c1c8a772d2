package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Whitening;
import io.tarn.optim.Sgd;
import org.junit.jupiter.api.Test;

/// Linear models, whose landscape is one bowl: round, long, or so flat that it is not walked to its end.
final class ConditioningTest {
    private static Case bowl(double rate, int epochs, double... sizes) {
        return FitCases.of(
                () -> FitCases.relu(0, 0),
                FitCases.line(sizes),
                epochs,
                p -> Sgd.of(p, c -> c.learningRate(rate)));
    }

    /// Descent on all examples at once, so that it comes to rest.
    private static Case round() {
        Case noisy = bowl(0.2, 100);
        return Case.of(noisy.patient().with(t -> t.plan(p -> p.batchSize(256))), 0);
    }

    private static Case ravine(int epochs) {
        return bowl(1e-3, epochs, 20, 0.02, 0.02, 0.02);
    }

    @Test
    void aRavineIsIllConditioned() {
        IllConditioned found = IllConditioned.look(ravine(30)).orElseThrow();
        assertThat(found.greatest() / found.median()).isGreaterThan(1e5);
        assertThat(found.evidence().charts()).hasSize(1);
    }

    @Test
    void whiteningHelpsInARavine() {
        var trial = ravine(200).trial(Whitening.treatment());
        assertThat(trial.training().isBetter()).isTrue();
    }

    @Test
    void descentIsStuckInARavine() {
        Stuck found = Stuck.look(ravine(30)).orElseThrow();
        assertThat(found.gradient()).isPositive();
        assertThat(found.remedy().treatments()).hasSizeGreaterThan(2);
    }

    @Test
    void aRavineIsNoMinimum() {
        assertThat(MinimumOrPlateau.look(ravine(30))).isEmpty();
    }

    @Test
    void theGroundOfABowlIsAMinimum() {
        MinimumOrPlateau found = MinimumOrPlateau.look(round()).orElseThrow();
        assertThat(found.isPlateau()).isFalse();
        assertThat(found.least()).isPositive();
        assertThat(found.evidence().numbers().get("minimum ratio")).isEqualTo(1);
    }

    @Test
    void theGroundOfABowlIsNeitherARavineNorIllConditioned() {
        assertThat(Stuck.look(round())).isEmpty();
        assertThat(IllConditioned.look(round())).isEmpty();
    }
}
