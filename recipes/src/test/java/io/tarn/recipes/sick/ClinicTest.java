package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClinicTest {
    @TempDir private Path folder;

    @Test
    void aBrokenOffRunGoesOnWhereItWas() throws Exception {
        Ward ward = Wards.named("regression");
        Admission sick = Admission.of(ward, Fault.named("corrupt-values"), 0);
        Admission well = Admission.of(ward, new Control(0), 0);
        Path file = folder.resolve("examinations.csv");
        List<String> told = new ArrayList<>();
        // As if the first had been examined before, with a result that no examination gives.
        String known =
                "regression,corrupt-values,0,true,Sick,bad-values,dead-units,77,0.500,0.250,1.0";
        Files.writeString(file, Stay.HEADER + "\n" + known + "\n");

        List<Stay> stays =
                Clinic.of(file, Duration.ofSeconds(5), told::add).examine(List.of(sick, well));

        assertThat(stays.getFirst().trials()).isEqualTo(77);
        assertThat(stays.getLast().isControl()).isTrue();
        assertThat(stays.getLast().hurt()).isFalse();
        assertThat(Files.readAllLines(file)).hasSize(3).contains(known);
        assertThat(told).hasSize(2).first().asString().startsWith("1 of 2: regression");
    }
}
