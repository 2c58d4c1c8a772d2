package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tarn.tensor.Tuning.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeRuntimeTest {
    private final int threads = NativeRuntime.threads();

    @TempDir private Path folder;

    @AfterEach
    void restoreThreads() {
        NativeRuntime.threads(threads);
    }

    @Test
    void infoIsFilled() {
        RuntimeInfo info = NativeRuntime.info();
        assertThat(info.java()).startsWith(Integer.toString(Runtime.version().feature()));
        assertThat(info.system()).contains(System.getProperty("os.name"));
        assertThat(info.libtorch()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.blas()).startsWith("OpenBLAS");
        assertThat(info.blasCore()).isNotBlank();
        assertThat(info.threads()).isPositive();
        assertThat(info.blasThreads()).isPositive();
        assertThat(info.interOpThreads()).isPositive();
        assertThat(info.processor().cores()).isPositive();
        assertThat(info.gpuNote()).isNotBlank();
        assertThat(info.tunings())
                .isNotEmpty()
                .allSatisfy(tuning -> assertThat(tuning.why()).isNotBlank());
    }

    @Test
    void everySettingHasANameOfItsOwn() {
        assertThat(NativeRuntime.info().tunings()).extracting(Tuning::name).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhyThereIsNoGpu() {
        RuntimeInfo info = NativeRuntime.info();
        assumeThat(info.gpus()).as("GPUs that can be used").isEmpty();
        assertThat(info.gpuNote())
                .containsAnyOf("the CPU build", "no NVIDIA driver", "no device answers");
    }

    @Test
    void setsTheNumberOfThreads() {
        NativeRuntime.threads(1);
        assertThat(NativeRuntime.info().threads()).isEqualTo(1);
        NativeRuntime.threads(3);
        assertThat(NativeRuntime.threads()).isEqualTo(3);
    }

    @Test
    void rejectsAThreadCountThatCannotBe() {
        for (int count : new int[] {-1, 0, 65}) {
            assertThatThrownBy(() -> NativeRuntime.threads(count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "NativeRuntime\\.threads: expected 1 to 64 threads, got "
                                    + count
                                    + "; .*try threads\\(\\d+\\)");
        }
    }

    @Test
    void theUsersEnvironmentWins() throws Exception {
        List<String> lines =
                probe(
                        Map.of("OMP_WAIT_POLICY", "ACTIVE", "OPENBLAS_CORETYPE", "Haswell"),
                        List.of());
        assertThat(lines)
                .contains(
                        "omp-wait USER OMP_WAIT_POLICY=ACTIVE",
                        "blas-core USER OPENBLAS_CORETYPE=Haswell");
        if (Processor.detect().has("avx2")) {
            assertThat(lines).contains("core Haswell");
        }
    }

    @Test
    void theUsersBlasThreadsKeepTheirProducts() throws Exception {
        List<String> lines = probe(Map.of("OPENBLAS_NUM_THREADS", "2"), List.of());
        assertThat(lines).contains("blas-threads USER OPENBLAS_NUM_THREADS=2");
        assertThat(origin(lines, "product-split"))
                .isIn(Origin.USER.name(), Origin.NOT_APPLICABLE.name());
    }

    @Test
    void oneDnnComputesProductsUnlessToldOtherwise() throws Exception {
        Processor processor = Processor.detect();
        assumeThat(processor.isX86() && System.getProperty("os.name").equals("Linux")).isTrue();
        assumeThat(System.getenv()).doesNotContainKey("OPENBLAS_NUM_THREADS");
        assertThat(NativeRuntime.info().productsByOneDnn()).isTrue();
        assertThat(probe(Map.of(), List.of("-Dtarn.native.product-split=openblas")))
                .contains("product-split TARN tiles on OpenMP's threads, float32 by OpenBLAS");
    }

    @Test
    void aPropertyIsAMoreSpecificWordThanTheEnvironment() throws Exception {
        List<String> lines =
                probe(
                        Map.of("OPENBLAS_CORETYPE", "Haswell"),
                        List.of("-Dtarn.native.blas-core=Sandybridge"));
        assertThat(origin(lines, "blas-core")).isIn(Origin.PROPERTY.name(), Origin.FAILED.name());
    }

    @Test
    void aSettingCanBeLeftOut() throws Exception {
        for (Tuning tuning : NativeRuntime.info().tunings()) {
            if (tuning.origin() == Origin.TARN) {
                List<String> lines =
                        probe(Map.of(), List.of("-Dtarn.native." + tuning.name() + "=off"));
                assertThat(origin(lines, tuning.name()))
                        .as(tuning.name())
                        .isEqualTo(Origin.OFF.name());
                assertThat(lines).contains("product [300, 100]");
            }
        }
    }

    /// What [RuntimeProbe] prints in a process with this environment beside ours, and these options.
    private List<String> probe(Map<String, String> environment, List<String> options)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        RuntimeProbe.class.getName()));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        NativeRuntime.info().tunings().stream()
                .filter(tuning -> tuning.origin() == Origin.USER)
                .map(tuning -> tuning.setting().split("=", 2)[0])
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        String text = Files.readString(output);
        assertThat(code).as(text).isZero();
        return text.lines().toList();
    }

    private static String origin(List<String> lines, String tuning) {
        Optional<String> line =
                lines.stream().filter(candidate -> candidate.startsWith(tuning + " ")).findFirst();
        return line.orElseThrow(() -> new AssertionError("no " + tuning + " in " + lines))
                .split(" ")[1];
    }
}
