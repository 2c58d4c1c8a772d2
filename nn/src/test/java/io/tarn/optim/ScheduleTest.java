package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Golden;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final Map<String, Schedule> CURVES =
            Map.ofEntries(
                    Map.entry("step", Schedule.step(7, 0.5)),
                    Map.entry("milestones", Schedule.milestones(0.3, 20, 5, 21)),
                    Map.entry("exponential", Schedule.exponential(0.95)),
                    Map.entry("cosine", Schedule.cosine(59).to(1e-3)),
                    Map.entry("restarts", Schedule.warmRestarts(10)),
                    Map.entry("restarts-longer", Schedule.warmRestarts(5).lengthening(2).to(1e-3)),
                    Map.entry("one-cycle", Schedule.oneCycle(61)),
                    Map.entry(
                            "one-cycle-set",
                            Schedule.oneCycle(61).rise(0.5).divisor(10).finalDivisor(100)),
                    Map.entry("triangular", Schedule.cyclical(0.5, 8)),
                    Map.entry("triangular2", Schedule.cyclical(0.5, 8).fall(4).halving()),
                    Map.entry("exp-range", Schedule.cyclical(0.5, 8).shrinking(0.97)),
                    Map.entry("warmup", Schedule.warmup(12).from(0.2)),
                    Map.entry("linear", Schedule.linear(40).to(0.1)),
                    Map.entry("polynomial", Schedule.polynomial(50, 2)),
                    Map.entry("noam", Schedule.noam(64, 10)),
                    Map.entry(
                            "warmup-cosine",
                            Schedule.warmup(12).from(0.2).then(Schedule.cosine(48))));

    @Test
    void agreesWithPyTorch() {
        Golden golden = Golden.load("optim/schedules");
        assertThat(CURVES.keySet()).isEqualTo(golden.tensors().keySet());
        CURVES.forEach((name, schedule) -> {
            double[] expected = golden.tensor(name).toDoubleArray();
            double[] actual =
                    IntStream.range(0, expected.length)
                            .mapToDouble(step -> schedule.rate(0.1, step))
                            .toArray();
            assertThat(actual).as(name).containsExactly(expected, within(1e-12));
        });
    }

    @Test
    void keepsTheLastRateAfterItsEnd() {
        assertThat(Schedule.cosine(10).to(0.01).rate(1, 25)).isCloseTo(0.01, within(1e-12));
        assertThat(Schedule.linear(10).rate(1, 11)).isZero();
        assertThat(Schedule.oneCycle(10).rate(1, 99)).isEqualTo(Schedule.oneCycle(10).rate(1, 9));
        assertThat(Schedule.exponential(0.5).lasting(3).rate(1, 9)).isEqualTo(0.125);
    }

    @Test
    void startsToWarmUpAboveZeroAndReachesTheRate() {
        Schedule schedule = Schedule.warmup(4);
        double[] rates =
                IntStream.range(0, 6).mapToDouble(step -> schedule.rate(1, step)).toArray();
        assertThat(rates).containsExactly(new double[] {0.2, 0.4, 0.6, 0.8, 1, 1}, within(1e-12));
    }

    @Test
    void oneCycleMayRiseOrFallOnly() {
        assertThat(Schedule.oneCycle(10).rise(0).rate(1, 0)).isGreaterThan(0.9);
        assertThat(Schedule.oneCycle(10).rise(0.1).rate(1, 0)).isEqualTo(1);
        assertThat(Schedule.oneCycle(10).rise(1).rate(1, 9)).isEqualTo(1);
    }

    @Test
    void threeFollowOneAnother() {
        Schedule schedule =
                Schedule.warmup(2).then(Schedule.constant().lasting(3)).then(Schedule.linear(5));
        assertThat(schedule.length()).isEqualTo(10);
        assertThat(schedule.rate(1, 4)).isEqualTo(1);
        assertThat(schedule.rate(1, 6)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void nothingFollowsAnEndlessOne() {
        assertThatThrownBy(() -> Schedule.exponential(0.9).then(Schedule.cosine(5)))
                .hasMessage(
                        "Schedule.then: expected a schedule that ends, got an endless one, "
                                + "Exponential[gamma=0.9]; cut it with lasting(steps)");
    }

    @Test
    void aSchedulerMovesEveryGroupFromItsOwnRate() {
        Sgd sgd =
                Sgd.ofGroups(List.of(group(), group().learningRate(0.5)), c -> c.learningRate(0.1));
        Scheduler scheduler = Scheduler.of(sgd, Schedule.linear(10));
        IntStream.range(0, 5).forEach(_ -> scheduler.step());
        assertThat(sgd.groups().get(0).learningRate()).isCloseTo(0.05, within(1e-12));
        assertThat(sgd.groups().get(1).learningRate()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aSchedulerResumes() {
        Sgd sgd = Sgd.ofGroups(List.of(group()), c -> c.learningRate(0.1));
        Scheduler scheduler = Scheduler.of(sgd, Schedule.cosine(10));
        IntStream.range(0, 5).forEach(_ -> scheduler.step());

        Sgd twin = Sgd.ofGroups(List.of(group()), c -> c.learningRate(0.7));
        twin.load(sgd.state());
        Scheduler resumed = Scheduler.of(twin, Schedule.cosine(10));
        resumed.load(scheduler.state());
        assertThat(twin.groups().getFirst().learningRate())
                .isEqualTo(sgd.groups().getFirst().learningRate());
        scheduler.step();
        resumed.step();
        assertThat(resumed.steps()).isEqualTo(6);
        assertThat(twin.groups().getFirst().learningRate())
                .isEqualTo(sgd.groups().getFirst().learningRate());
        assertThatThrownBy(() -> resumed.load(Map.of("step", Tensor.scalar(1))))
                .hasMessageContaining(
                        "Scheduler.load: expected 2 tensors that fit, got missing bases");
    }

    private static ParameterGroup group() {
        return ParameterGroup.of(List.of(Parameter.of(Tensor.zeros(1))));
    }
}
