package io.tarn.nn.weights.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.weights.ReaderContract;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damaged files for every reader. The short run is the same each time; the long one takes a new seed,
/// printed for a repetition with `-Dtarn.fuzz.seed`, and lasts `-Dtarn.fuzz.minutes`.
final class MutationTest {
    private static final int SHORT_RUN = 4_000;
    private static final Duration LONGEST =
            Duration.ofSeconds(2); // for one file, in processor time
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    enum Target {
        SAFETENSORS,
        CHECKPOINT,
        PICKLE,
        INDEX;

        private List<byte[]> corpus() {
            return Corpus.load(name().toLowerCase(Locale.ROOT));
        }

        private void check(byte[] bytes) {
            switch (this) {
                case SAFETENSORS -> ReaderContract.safetensors(bytes);
                case CHECKPOINT -> ReaderContract.checkpoint(bytes);
                case PICKLE -> ReaderContract.pickle(bytes);
                case INDEX -> ReaderContract.index(bytes);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepTheContractOnTheWholeCorpus(Target target) {
        List<byte[]> corpus = target.corpus();
        assertThat(corpus).isNotEmpty();
        corpus.forEach(bytes -> run(target, bytes, "corpus"));
    }

    @ParameterizedTest
    @EnumSource
    void keepTheContractOnDamagedFiles(Target target) {
        Mutator mutator = new Mutator(42, target.corpus());
        for (int i = 0; i < SHORT_RUN; i++) {
            run(target, mutator.next(), "seed 42, file " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void keepTheContractForMinutes(Target target) {
        long seed = Long.getLong("tarn.fuzz.seed", System.nanoTime());
        long end =
                System.nanoTime()
                        + Duration.ofMinutes(Long.getLong("tarn.fuzz.minutes", 1)).toNanos();
        System.out.printf("%s: seed %d%n", target, seed);
        Mutator mutator = new Mutator(seed, target.corpus());
        long files = 0;
        for (; System.nanoTime() < end; files++) {
            run(target, mutator.next(), "seed " + seed + ", file " + files);
        }
        System.out.printf("%s: %d files%n", target, files);
    }

    private static void run(Target target, byte[] bytes, String origin) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            target.check(bytes);
        } catch (Throwable e) {
            throw new AssertionError(
                    "%s, %s: %s".formatted(target, origin, HexFormat.of().formatHex(bytes)), e);
        }
        assertThat(THREADS.getCurrentThreadCpuTime() - start)
                .as(origin)
                .isLessThan(LONGEST.toNanos());
    }
}
