package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.bench.Workload;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class BenchTest {
    private final Console console = new Console();

    @Test
    void listsTheWorkloadsWithoutRunningThem() {
        assertThat(console.run("bench --list")).isZero();
        assertThat(console.out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactlyElementsOf(Workload.all().stream().map(Workload::name).toList());
    }

    @Test
    void printsARowForEachWorkload() {
        assertThat(console.run("bench --only tiny-op-x1000 infer-mlp-1 --min-seconds 0")).isZero();
        assertThat(console.out().lines()).hasSize(3);
        assertThat(console.out().lines().skip(1))
                .allMatch(line ->
                        line.matches("(infer-mlp-1|tiny-op-x1000) +\\d+\\.\\d{3} +\\d+   .+"));
    }

    @Test
    void printsAJsonLineForEachWorkload() {
        assertThat(console.run("bench --only infer-mlp-1 --min-seconds 0 --json")).isZero();
        assertThat(console.out().strip())
                .matches(
                        "\\{\"workload\": \"infer-mlp-1\", \"engine\": \"tarn [^\"]+\", \"precision\": \"float32\", \"threads\": \\d+,"
                                + " \"median_ms\": [0-9.E-]+, \"steps\": \\d+\\}");
    }

    @Test
    void printsNumbersTheSameEverywhere() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(console.run("bench --only infer-mlp-1 --min-seconds 0")).isZero();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(console.out().lines().skip(1))
                .first()
                .asString()
                .contains(".")
                .doesNotContain("0,");
    }
}
