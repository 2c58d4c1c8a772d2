package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import io.tarn.train.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WatchScheduleTest {
    private static List<Long> looks(int steps, int batches, int accumulate) {
        WatchSchedule schedule = WatchSchedule.close().accumulate(accumulate);
        List<Long> looks = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            var before = new Progress(step / batches, step % batches, batches, step, 0);
            if (schedule.isDue(before, looks.size(), looks.isEmpty() ? -1 : looks.getLast())) {
                looks.add((long) step);
            }
        }
        return looks;
    }

    @Test
    void looksAtTheFirstStepsAndThenEverLess() {
        List<Long> looks = looks(100_000, 1_000_000, 1);

        assertThat(looks.subList(0, 16)).containsExactlyElementsOf(steps(16));
        assertThat(looks).hasSizeLessThan(100);
        assertThat(looks.getLast()).isGreaterThan(85_000);
    }

    private static List<Long> steps(int count) {
        return IntStream.range(0, count).mapToObj(i -> (long) i).toList();
    }

    @Test
    void looksAtTheEndOfEveryEpoch() {
        assertThat(looks(1000, 50, 1)).contains(49L, 99L, 499L, 949L, 999L);
        assertThat(looks(1000, 50, 4)).as("ends that complete an update").contains(47L, 97L, 997L);
    }

    @Test
    void tinyEpochsDoNotMakeItLookAlways() {
        assertThat(looks(100_000, 1, 1)).hasSizeLessThan(600);
    }

    @Test
    void lossesBecomeMeansOfMoreAndMoreSteps() {
        WatchLosses losses = new WatchLosses();
        for (int i = 0; i < 100_000; i++) {
            losses.add(i);
        }

        assertThat(losses.stride()).isEqualTo(32);
        assertThat(losses.means()).hasSize(100_000 / 32);
        assertThat(losses.means().get(10)).isCloseTo(10 * 32 + 15.5, within(1e-9));
        assertThat(losses.means().getLast()).isCloseTo(99_968 + 15.5, within(1e-9));
    }

    @Test
    void readingsStayFewAtNearlyEqualFactors() {
        WatchReadings readings = new WatchReadings();
        for (int step = 0; step < 5000; step++) {
            readings.add(new Vitals.Reading(step, 1, 1, List.of()));
        }

        List<Long> steps = readings.list().stream().map(Vitals.Reading::step).toList();
        assertThat(steps).hasSize(200).contains(0L, 1L, 2L, 4999L).isSorted();
        assertThat(steps).filteredOn(step -> step > 2500).hasSizeBetween(5, 60);
    }

    @Test
    void samplesOfLargeOutputsAreLikeTheWhole() {
        Tensor y = Tensor.zeros(64, 256, 8).add(Tensor.arange(256).toFloat().unsqueeze(1));
        Tensor turned = y.transpose(0, 2);
        for (Tensor output : List.of(y, turned)) {
            float[] sample = WatchSample.of(output).toFloatArray();
            WatchMoments moments = WatchMoments.of(sample);

            assertThat(sample.length).isBetween(4096, 8192);
            assertThat(moments.mean()).isCloseTo(127.5, within(6.0));
            assertThat(moments.deviation()).isCloseTo(73.9, within(4.0));
            assertThat(moments.beyond()).isCloseTo(250.0 / 256, within(0.01));
        }
    }
}
