package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The three wards that no rule was chosen on. No doctor comes here, so that it stays so.
final class UntouchedWardsTest {
    private static Setting clean(String ward, long seed) {
        return Admission.of(Wards.named(ward), new Control(0), seed).clean();
    }

    @Test
    void areThoseThatAreNotForTuning() {
        assertThat(Wards.ALL.stream().filter(ward -> !ward.isForTuning()).map(Ward::name))
                .containsExactly("customers", "doodles", "molecules");
    }

    @ParameterizedTest
    @CsvSource({"customers, 0.6", "doodles, 0.45", "molecules, 0.05"})
    void theCleanTrainingDoesWell(String ward, double mostOfAGuess) {
        Admission well = Admission.of(Wards.named(ward), new Control(0), 1);

        assertThat(Twins.of().harm(well).comparison().before()).isLessThan(mostOfAGuess);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "doodles", "molecules"})
    void noRowIsInTwoParts(String ward) {
        Setting setting = clean(ward, 0);
        List<List<Float>> rows = new ArrayList<>();
        for (Sheet part : List.of(setting.training, setting.validation, setting.test)) {
            rows.addAll(rows(part));
        }
        Set<List<Float>> different = new HashSet<>(rows);

        assertThat(different.size()).isGreaterThan((int) (0.995 * rows.size())); // some are alike
    }

    private static List<List<Float>> rows(Sheet sheet) {
        float[] values = sheet.x().toFloat().toFloatArray();
        int width = values.length / sheet.size();
        return IntStream.range(0, sheet.size())
                .mapToObj(i ->
                        IntStream.range(i * width, (i + 1) * width)
                                .mapToObj(j -> values[j])
                                .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "doodles"})
    void classesAreEquallyFrequent(String ward) {
        Setting setting = clean(ward, 0);
        int classes = setting.ward.classes();
        double share = 1.0 / classes;

        for (int k = 0; k < classes; k++) {
            int number = k;
            double found =
                    Arrays.stream(setting.training.classes()).filter(c -> c == number).count()
                            / (double) setting.training.size();
            assertThat(found).isBetween(0.7 * share, 1.3 * share);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "doodles", "molecules"})
    void seedsGiveOtherExamples(String ward) {
        float[] one = clean(ward, 1).training.x().toFloat().toFloatArray();

        assertThat(clean(ward, 1).training.x().toFloat().toFloatArray()).isEqualTo(one);
        assertThat(clean(ward, 2).training.x().toFloat().toFloatArray()).isNotEqualTo(one);
    }
}
