package io.tarn.sequence.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.models.Twin;
import io.tarn.sequence.decode.BeamSearch;
import io.tarn.sequence.decode.Decoded;
import io.tarn.sequence.decode.Greedy;
import io.tarn.sequence.decode.Rules;
import io.tarn.sequence.transformer.TranslatorConfig.Places;
import io.tarn.sequence.transformer.TranslatorConfig.Tables;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TranslatorTest {
    private static final long END = 2;
    private final Tensor source = Tensor.of(new long[] {4, 5, 6, 7, 8, 9, 3, 0}, 2, 4);
    private final Tensor lengths = Tensor.of(new long[] {4, 3});

    @BeforeEach
    void seed() {
        Random.seed(3);
    }

    private static Translator small(UnaryOperator<TranslatorConfig> choose) {
        return Translator.of(
                11, 11, 2, 16, 4, c -> choose.apply(c.longest(40).layer(l -> l.feedForward(32))));
    }

    @Test
    void agreesWithTorchAfterwardNormalised() {
        check("transformer/translator-post", Translator.of(31, 27, 2, 16, 4, TranslatorTest::twin));
    }

    @Test
    void agreesWithTorchNormalisedFirst() {
        check(
                "transformer/translator-pre",
                Translator.of(
                        31,
                        31,
                        2,
                        16,
                        4,
                        c ->
                                twin(c).layer(l -> l.normFirst())
                                        .tables(Tables.ONE)
                                        .places(Places.LEARNED)));
    }

    private static TranslatorConfig twin(TranslatorConfig c) {
        return c.longest(20).layer(l -> l.feedForward(24).dropout(0));
    }

    private static void check(String name, Translator translator) {
        Twin.load(name).check(translator, x -> translator.forward(x.get(0), x.get(1), x.get(2)));
    }

    @Test
    void hasAsManyParametersAsTorchs() {
        // nn.Transformer() has 44,140,544, of which two last normalisations of 1,024 are not the
        // paper's
        long table = 512 * 1000;
        assertThat(Translator.base(1000).parameterCount()).isEqualTo(44_140_544 - 2_048 + table);
    }

    @ParameterizedTest
    @EnumSource(Tables.class)
    void writesOnAsItWouldWriteAnew(Tables tables) {
        Translator translator = small(c -> c.tables(tables));
        translator.to(DType.FLOAT64);
        translator.eval();
        Tensor target = Tensor.of(new long[] {1, 3, 5, 4, 9, 1, 8, 2, 2, 6}, 2, 5);
        try (var off = Gradient.off();
                var sentences = translator.begin(source, lengths)) {
            Tensor all = translator.forward(source, lengths, target);
            Tensor two = sentences.next(target.narrow(1, 0, 2)); // several at once
            assertThat(two.sub(all.select(1, 1)).abs().max().item()).isLessThan(1e-12);
            for (int t = 2; t < 5; t++) {
                Tensor next = sentences.next(target.narrow(1, t, 1));
                assertThat(next.sub(all.select(1, t)).abs().max().item()).isLessThan(1e-12);
            }
            sentences.select(Tensor.of(new long[] {1, 1, 0}));
            Tensor six = Tensor.of(new long[] {7, 3, 3}, 3, 1);
            Tensor rows = Tensor.of(new long[] {1, 1, 0});
            Tensor whole = Tensor.cat(List.of(target.indexSelect(0, rows), six), 1);
            Tensor anew =
                    translator.forward(
                            source.indexSelect(0, rows), lengths.indexSelect(0, rows), whole);
            Tensor last = sentences.next(six);
            assertThat(last.sub(anew.select(1, 5)).abs().max().item()).isLessThan(1e-12);
        }
    }

    @Test
    void paddingChangesNothing() {
        Translator translator = small(c -> c);
        translator.eval();
        Tensor other = Tensor.of(new long[] {4, 5, 6, 7, 8, 9, 3, 10}, 2, 4);
        Tensor target = Tensor.of(new long[] {1, 3, 1, 8}, 2, 2);
        assertThat(translator.forward(other, lengths, target).toFloatArray())
                .isEqualTo(translator.forward(source, lengths, target).toFloatArray());
    }

    @Test
    void beamsWriteWhatTheyClaim() {
        Translator translator = small(c -> c.layer(l -> l.dropout(0)));
        translator.eval();
        Tensor begin = Tensor.full(Shape.of(2, 1), 1, DType.INT64);
        try (var off = Gradient.off();
                var sentences = translator.begin(source, lengths);
                var again = translator.begin(source, lengths)) {
            Rules rules = Rules.until(END).longest(12);
            List<Decoded> beams = BeamSearch.of(4, rules).decode(sentences, begin);
            List<Decoded> greedy = Greedy.of(rules).decode(again, begin);
            for (int i = 0; i < 2; i++) {
                Decoded best = beams.get(i);
                assertThat(best.logProbability())
                        .isCloseTo(claimed(translator, i, best), within(1e-4));
                if (greedy.get(i).ended()) {
                    assertThat(best.logProbability())
                            .isGreaterThanOrEqualTo(greedy.get(i).logProbability() - 1e-4);
                }
            }
        }
    }

    /// The log-probability of a translation by teacher forcing.
    private double claimed(Translator translator, int row, Decoded decoded) {
        long[] tokens = new long[decoded.tokens().length + 1];
        System.arraycopy(decoded.tokens(), 0, tokens, 1, decoded.tokens().length);
        tokens[0] = 1;
        Tensor scores =
                translator
                        .forward(
                                source.narrow(0, row, 1),
                                lengths.narrow(0, row, 1),
                                Tensor.of(tokens, 1, tokens.length))
                        .logSoftmax(-1);
        double sum = 0;
        for (int t = 0; t < tokens.length; t++) {
            boolean isLast = t == tokens.length - 1;
            if (!isLast || decoded.ended()) {
                sum += scores.get(0, t, isLast ? END : tokens[t + 1]).item();
            }
        }
        return sum;
    }

    @Test
    void leavesNothingBehind() {
        Translator translator = small(c -> c);
        translator.eval();
        Tensor begin = Tensor.full(Shape.of(2, 1), 1, DType.INT64);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            try (var sentences = translator.begin(source, lengths)) {
                BeamSearch.of(3, Rules.endless(30)).decode(sentences, begin);
            }
            assertThat(scope.size()).isZero();
        }
    }

    @Test
    void saysWhatIsWrong() {
        Translator translator = small(c -> c);
        assertThatThrownBy(() -> translator.begin(source, lengths))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a net in evaluation mode");
        translator.eval();
        assertThatThrownBy(() -> translator.begin(source, lengths))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected gradients off");
        assertThatThrownBy(() -> translator.forward(source, lengths.narrow(0, 0, 1), source))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a length for each of the 2 sources");
        assertThatThrownBy(() -> translator.forward(source, lengths, Tensor.zeros(2, 41).toLong()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("of 40 places at most");
        assertThatThrownBy(() -> Translator.of(5, 6, 1, 8, 2, c -> c.tables(Tables.ONE)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one vocabulary for both sides");
    }
}
