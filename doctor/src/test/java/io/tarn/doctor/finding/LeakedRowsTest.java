package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LeakedRowsTest {
    private final Dataset training = DataCases.classification(400, 1);
    private final Dataset others = DataCases.classification(120, 2);

    private Dataset withCopies(int count, double noise) {
        Tensor copies = training.first(count).all().x();
        Tensor near = copies.add(Random.of(5).normal(count, DataCases.COLUMNS).mul(noise));
        return Dataset.of(
                Tensor.cat(List.of(others.all().x(), near), 0),
                Tensor.cat(List.of(others.all().y(), training.first(count).all().y()), 0));
    }

    @Test
    void copiesAreProofAndAreDropped() {
        Case patient = DataCases.classesCase(training, withCopies(60, 0));

        LeakedRows found = LeakedRows.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.share()).isCloseTo(60.0 / 180, within(0.02));
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(trial.after().validation()).hasSizeBetween(116, 120);
        assertThat(found.isMended(patient, trial)).hasValue(true);
    }

    @Test
    void nearCopiesAreFound() {
        assertThat(LeakedRows.look(DataCases.classesCase(training, withCopies(60, 0.002))))
                .hasValueSatisfying(found -> assertThat(found.share()).isGreaterThan(0.3));
    }

    @Test
    void whereAllAreCopiesTrainingIsSplit() {
        Case patient = DataCases.classesCase(training, training);

        LeakedRows found = LeakedRows.look(patient).orElseThrow();

        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(trial.after().validation()).hasSize(80);
    }

    @Test
    void examplesOfTheirOwnAreNoFinding() {
        assertThat(LeakedRows.look(DataCases.classesCase(training, others))).isEmpty();
    }

    @Test
    void tablesOfFewDifferentRowsAreNoFinding() {
        Tensor x = Random.of(7).integers(0, 3, 400, 4).toFloat();
        Dataset data = Dataset.of(x, x.select(1, 0).toLong());
        Dataset first = data.first(300);
        Dataset rest = data.select(IntStream.range(300, 400).toArray());

        assertThat(LeakedRows.look(DataCases.classesCase(first, rest))).isEmpty();
    }
}
