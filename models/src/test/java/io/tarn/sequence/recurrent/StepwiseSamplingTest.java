package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StepwiseSamplingTest {
    private static final Tensor SOURCE = Tensor.of(new long[][] {{3, 1, 4, 1}, {2, 6, 0, 0}});
    private static final Tensor LENGTHS = Tensor.of(4L, 2);
    private static final Tensor TARGET = Tensor.of(new long[][] {{1, 4, 2}, {1, 5, 0}});

    private RecurrentTranslator translator;

    @BeforeEach
    void build() {
        Random.seed(7);
        translator = RecurrentTranslator.of(7, 7, 6);
    }

    private Tensor told(LongToDoubleFunction truth) {
        return StepwiseSampling.of(truth).tells(translator, SOURCE, LENGTHS, TARGET);
    }

    @Test
    void tellsTheTruthWhereAllIsTaught() {
        assertThat(told(_ -> 1).toLongArray()).isEqualTo(TARGET.toLongArray());
    }

    @Test
    void tellsWhatTheNetSaysWhereNothingIsTaught() {
        // a net that always says 3
        translator.parameters().forEach(p -> p.set(Tensor.zerosLike(p.value())));
        translator
                .namedParameters()
                .get("decoder.output.bias")
                .set(Tensor.arange(7).eq(3).toFloat().mul(50));
        assertThat(told(_ -> 0).toLongArray()).containsExactly(1, 3, 3, 1, 3, 3);
    }

    @Test
    void mixesByTheShareOfItsStep() {
        List<Long> asked = new ArrayList<>();
        var teacher =
                StepwiseSampling.of(i -> {
                    asked.add(i);
                    return 0.5;
                });
        long differences = 0;
        for (int i = 0; i < 20; i++) {
            Tensor told = teacher.tells(translator, SOURCE, LENGTHS, TARGET);
            differences += told.ne(TARGET).sum().itemLong();
        }
        assertThat(asked).startsWith(0L, 1L).hasSize(20);
        assertThat(differences).isBetween(15L, 60L); // 80 tokens, of which half are drawn
    }

    @Test
    void saysThatOtherNetsAreNotSteppedThrough() {
        assertThatThrownBy(() ->
                        StepwiseSampling.of(_ -> 1)
                                .tells(
                                        PointerNetwork.of(3, 4),
                                        Tensor.rand(2, 4, 3),
                                        LENGTHS,
                                        TARGET))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a RecurrentTranslator, got PointerNetwork(3)");
    }

    @Test
    void teachesLessAndLess() {
        assertThat(Truth.linear(100, 0.2).applyAsDouble(50)).isEqualTo(0.5);
        assertThat(Truth.linear(100, 0.2).applyAsDouble(1_000)).isEqualTo(0.2);
        assertThat(Truth.exponential(0.5).applyAsDouble(3)).isEqualTo(0.125);
        assertThat(Truth.inverseSigmoid(1).applyAsDouble(0)).isEqualTo(0.5);
        assertThat(Truth.inverseSigmoid(10).applyAsDouble(20))
                .isCloseTo(10 / (10 + Math.exp(2)), within(1e-12));
        assertThatThrownBy(() -> Truth.inverseSigmoid(0))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("k of 1 or more");
    }
}
