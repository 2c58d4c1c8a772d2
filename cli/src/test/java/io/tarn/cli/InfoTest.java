package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Processor;
import io.tarn.tensor.RuntimeInfo;
import io.tarn.tensor.Tuning;
import io.tarn.tensor.Tuning.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InfoTest {
    private final Console console = new Console();

    @Test
    void showsWhatComputesHere() {
        assertThat(console.run("info")).isZero();
        var info = NativeRuntime.info();
        assertThat(console.out())
                .startsWith("Tarn " + TarnVersion.text())
                .contains(
                        Runtime.version().toString(),
                        info.libtorch(),
                        info.blasCore(),
                        info.processor().model());
        assertThat(info.tunings())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(console.out()).contains(it.name(), it.setting(), it.why()));
    }

    @Test
    void printsOneJsonObject() {
        assertThat(console.run("info --json")).isZero();
        assertThat(console.out().lines()).hasSize(1);
        assertThat(console.out())
                .startsWith("{\"tarn\": \"" + TarnVersion.text() + "\", \"runtime\": {\"java\": ")
                .contains("\"load_millis\": ", "\"blas_core\": ", "\"origin\": ");
    }

    @Test
    void saysWhoChoseASettingAndWhyThereIsNoGpu() {
        var page = new Machine("1.2.3", info(List.of())).toString();
        assertThat(page.lines())
                .contains(
                        "processor   Abacus, 1 core",
                        "            avx2 fma",
                        "libtorch    2.10.0 without oneDNN, loaded in 640 ms",
                        "threads     4 in an operation, 1 operation at a time",
                        "GPU         none: no driver",
                        "  a                  A=1 (by Tarn)",
                        "  b                  B=2 (by you)",
                        "                     why b");
    }

    @Test
    void namesTheGpus() {
        assertThat(new Machine("1.2.3", info(List.of("H200", "T4"))).toString().lines())
                .contains("GPU         H200, T4");
    }

    private static RuntimeInfo info(List<String> gpus) {
        var tunings =
                List.of(
                        new Tuning("a", "A=1", Origin.TARN, "why a"),
                        new Tuning("b", "B=2", Origin.USER, "why b"));
        var processor =
                new Processor("Abacus", "x86_64", new LinkedHashSet<>(List.of("avx2", "fma")), 1);
        return new RuntimeInfo(
                "25",
                "Linux",
                "2.10.0",
                "OpenBLAS",
                "Zen",
                false,
                false,
                processor,
                4,
                1,
                2,
                gpus,
                "no driver",
                tunings,
                640);
    }
}
