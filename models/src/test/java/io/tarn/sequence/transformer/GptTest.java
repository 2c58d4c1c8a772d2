package io.tarn.sequence.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.sequence.decode.Greedy;
import io.tarn.sequence.decode.Rules;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GptTest extends NetContract {
    @Override
    protected Layer layer() {
        return Gpt.of(7, 3, 1, 4, 2, c -> c.inner(3));
    }

    @Override
    protected Tensor input() {
        return Tensor.of(new long[] {1, 6, 0, 2, 2, 3}, 2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3, 7);
    }

    private static Gpt reader(long context) {
        Gpt gpt = Gpt.of(50, context, 3, 32, 4, c -> c.dropout(0.1));
        gpt.parameters().stream()
                .filter(parameter -> parameter.value().rank() == 2)
                .forEach(parameter -> parameter.set(parameter.value().mul(8)));
        gpt.eval();
        return gpt;
    }

    @Test
    void agreesWithTransformers() {
        Twin.load("transformer/gpt").check(Gpt.of(53, 24, 3, 24, 4, c -> c));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(GptConfig.small().parameterCount()).isEqualTo(124_439_808);
        assertThat(GptConfig.medium().parameterCount()).isEqualTo(354_823_168);
        assertThat(GptConfig.large().parameterCount()).isEqualTo(774_030_080);
        assertThat(GptConfig.xl().parameterCount()).isEqualTo(1_557_611_200);
        Gpt gpt = Gpt.of(50, 20, 3, 32, 4, c -> c.inner(70));
        assertThat(gpt.parameterCount()).isEqualTo(gpt.config().parameterCount());
    }

    @Test
    void readsOnAsItWouldReadAnew() {
        Gpt gpt = reader(60);
        gpt.to(DType.FLOAT64);
        Tensor tokens = Tensor.arange(120).remainder(47).reshape(2, 60);
        try (var off = Gradient.off();
                var sequences = gpt.begin(2)) {
            Tensor all = gpt.forward(tokens);
            long read = 0;
            for (long count : new long[] {7, 1, 1, 3, 1, 20, 1, 26}) {
                Tensor next = sequences.next(tokens.narrow(1, read, count));
                read += count;
                assertThat(next.sub(all.select(1, read - 1)).abs().max().item()).isLessThan(1e-10);
            }
            assertThat(sequences.room()).isZero();
        }
    }

    @Test
    void writesTheSame200TokensAsWithoutAMemory() {
        Gpt gpt = reader(201);
        Tensor begin = Tensor.of(new long[] {3}, 1, 1);
        try (var off = Gradient.off();
                var sequences = gpt.begin(1)) {
            long[] cached =
                    Greedy.of(Rules.endless(200)).decode(sequences, begin).getFirst().tokens();
            Tensor text = Tensor.cat(List.of(begin, Tensor.of(cached, 1, 200)), 1);
            for (int t = 0; t < 200; t++) {
                try (var scope = Scope.open()) {
                    Tensor last = gpt.forward(text.narrow(1, 0, t + 1)).select(1, t);
                    assertThat(last.argmax(-1).itemLong()).isEqualTo(cached[t]);
                }
            }
            assertThat(text.unique().values().elements()).isGreaterThan(10);
        }
    }

    @Test
    void agreesInSinglePrecisionToo() {
        Gpt gpt = reader(100);
        Tensor tokens = Tensor.arange(100).remainder(47).reshape(1, 100);
        try (var off = Gradient.off();
                var sequences = gpt.begin(1)) {
            Tensor all = gpt.forward(tokens);
            double scale = all.abs().max().item();
            for (int t = 0; t < 100; t++) {
                Tensor next = sequences.next(tokens.narrow(1, t, 1));
                assertThat(next.sub(all.select(1, t)).abs().max().item()).isLessThan(1e-5 * scale);
            }
        }
    }

    @Test
    void aTokenCostsOneTokensWork() {
        Gpt gpt = reader(80);
        List<Long> read = Collections.synchronizedList(new ArrayList<>());
        try (var off = Gradient.off();
                var sequences = gpt.begin(2);
                var hooks =
                        Hooks.onForward((layer, x, y) -> {
                            if (layer instanceof GptBlock) {
                                read.add(x.size(1));
                            }
                            return y;
                        })) {
            Greedy.of(Rules.endless(70)).decode(sequences, Tensor.zeros(2, 9).toLong());
        }
        assertThat(read.subList(0, 3))
                .containsOnly(9L); // the beginning, in each of the three blocks
        assertThat(read.subList(3, read.size())).containsOnly(1L).hasSize(3 * 69);
    }

    @Test
    void aThousandTokensTakeNoMoreTensorsThanAHundred() {
        Gpt gpt = reader(1_100);
        try (var off = Gradient.off();
                var scope = Scope.open();
                var sequences = gpt.begin(1)) {
            Tensor token = Tensor.zeros(1, 1).toLong();
            int before = scope.size();
            long after = 0;
            for (int t = 0; t < 1_100; t++) {
                try (var step = Scope.open()) {
                    sequences.next(token);
                }
                after = t == 100 ? NativeRuntime.liveTensors() : after;
            }
            // others of this process may only become fewer
            assertThat(NativeRuntime.liveTensors()).isLessThanOrEqualTo(after);
            assertThat(scope.size()).isEqualTo(before);
        }
    }

    @Test
    void tellsWhereItsHeadsLook() {
        List<Tensor> maps = reader(9).attention(Tensor.arange(18).reshape(2, 9));
        assertThat(maps).hasSize(3);
        for (Tensor map : maps) {
            assertThat(map.shape()).isEqualTo(Shape.of(2, 4, 9, 9));
            assertThat(map.sum(-1).sub(1).abs().max().item()).isLessThan(1e-5);
            assertThat(map.get(1, 3).get(0).toFloatArray()).startsWith(1, 0, 0);
        }
    }

    @Test
    void goesOnFromTheChosenRows() {
        Gpt gpt = reader(20);
        Tensor tokens = Tensor.arange(10).reshape(2, 5);
        try (var off = Gradient.off();
                var sequences = gpt.begin(2)) {
            sequences.next(tokens);
            sequences.select(Tensor.of(new long[] {1, 0, 1}));
            assertThat(sequences.rows()).isEqualTo(3);
            Tensor next = sequences.next(Tensor.of(new long[] {7, 8, 9}, 3, 1));
            Tensor anew = gpt.forward(Tensor.of(new long[] {5, 6, 7, 8, 9, 9}, 1, 6));
            assertThat(next.select(0, 2).sub(anew.select(1, 5)).abs().max().item())
                    .isLessThan(1e-4);
        }
    }

    @Test
    void saysWhatIsWrong() {
        Gpt gpt = Gpt.of(7, 6, 2, 4, 2, c -> c);
        assertThatThrownBy(() -> gpt.begin(1))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Gpt(2 layers of 4).begin: expected a net in evaluation mode, got one in training mode, whose dropout is on; "
                                + "call eval() first");
        gpt.eval();
        assertThatThrownBy(() -> gpt.begin(1)).hasMessageContaining("expected gradients off");
        assertThatThrownBy(() -> gpt.forward(Tensor.zeros(1, 7).toLong()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("tokens [batch, time] of 6 places at most");
        try (var off = Gradient.off();
                var sequences = gpt.begin(1)) {
            sequences.next(Tensor.zeros(1, 6).toLong());
            assertThatThrownBy(() -> sequences.next(Tensor.zeros(1, 1).toLong()))
                    .isInstanceOf(TensorException.class)
                    .hasMessageContaining("0 more tokens at most, got 1");
        }
        assertThatThrownBy(() -> Gpt.of(7, 6, 2, 5, 2, c -> c))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a width that the heads divide");
        assertThatThrownBy(() -> Gpt.of(0, 6, 2, 4, 2, c -> c))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("of 1 or more");
    }
}
