package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.nn.Linear;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HalvesTest {
    private final Linear net = Linear.of(1, 1);

    /// The loss is the mean of the inputs, so a half tells which of them it has.
    private Function<List<Batch>, Objective> mean() {
        return batches -> Objective.of(net, batches, batch -> batch.x().mean());
    }

    private static Batch column(Tensor values) {
        return Batch.of(values.to(DType.FLOAT32).reshape(-1, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4})
    void areAlikeWhereKindsAlternate(long kinds) {
        var halves = Halves.of(List.of(column(Tensor.arange(64).remainder(kinds))), mean());

        assertThat(halves.first().value()).isEqualTo(halves.second().value());
    }

    @Test
    void areAlikeWhereTheExamplesAreSorted() {
        var halves = Halves.of(List.of(column(Tensor.arange(64))), mean());

        assertThat(halves.first().value()).isCloseTo(31.5, within(1e-5));
        assertThat(halves.second().value()).isCloseTo(31.5, within(1e-5));
    }

    @Test
    void shareNoExampleAndLeaveNoneOut() {
        var batches = List.of(column(Tensor.arange(7)), column(Tensor.ones(2)));
        var halves = Halves.of(batches, mean());

        int first = halves.first().examples();
        int second = halves.second().examples();
        assertThat(first + second).isEqualTo(halves.whole().examples()).isEqualTo(9);
        assertThat((first * halves.first().value() + second * halves.second().value()) / 9)
                .isCloseTo(halves.whole().value(), within(1e-6));
    }

    @Test
    void rejectsASingleExample() {
        assertThatThrownBy(() -> Halves.of(List.of(column(Tensor.ones(1))), mean()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("two examples");
    }
}
