package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Net;
import io.tarn.sequence.Continuation;
import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecurrentTranslatorTest {
    private static final Tensor SOURCE = Tensor.of(new long[][] {{3, 1, 4, 1}, {2, 6, 0, 0}});
    private static final Tensor LENGTHS = Tensor.of(4L, 2);
    private static final Tensor TARGET = Tensor.of(new long[][] {{1, 4, 2}, {1, 5, 0}});

    /// What is tried in every test of this class.
    private enum Kind {
        DOT(c -> c.states(3).alignment(DotAlignment::of)),
        GENERAL_OF_TWO_LAYERS(c -> c.layers(2).gru()),
        ADDITIVE(c -> c.alignment(AdditiveAlignment::of)),
        FED(c -> c.inputFeeding()),
        LOCATION(c -> c.alignment(LocationAlignment::of)),
        MONOTONIC(c -> c.alignment(MonotonicAlignment::of).inputFeeding()),
        COPYING(c -> c.copying(2, 1));

        private final UnaryOperator<RecurrentTranslatorConfig> choose;

        Kind(UnaryOperator<RecurrentTranslatorConfig> choose) {
            this.choose = choose;
        }

        RecurrentTranslator net() {
            RecurrentTranslator net =
                    RecurrentTranslator.of(7, 7, 6, c -> choose.apply(c.width(5)));
            net.eval();
            return net;
        }
    }

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void agreesWithPyTorch() {
        twin("general", c -> c);
        twin("additive", c -> c.layers(2).alignment(AdditiveAlignment::of).inputFeeding());
        twin("location", c -> c.alignment(LocationAlignment::of));
    }

    private static void twin(String name, UnaryOperator<RecurrentTranslatorConfig> choose) {
        RecurrentTranslator net =
                RecurrentTranslator.of(7, 8, 6, c -> choose.apply(c.width(5).states(4)));
        Twin.load("recurrent/" + name).check(net, x -> net.forward(x.get(0), x.get(1), x.get(2)));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheGradientsOfFiniteDifferences(Kind kind) {
        RecurrentTranslator net = kind.net();
        net.to(DType.FLOAT64);
        List<Tensor> leaves = kind == Kind.COPYING ? net.values().subList(0, 3) : few(net);
        FiniteDifferences.check(() -> net.forward(SOURCE, LENGTHS, TARGET).square().mean(), leaves);
    }

    /// The smallest parameters of each part.
    private static List<Tensor> few(Net net) {
        return net.values().stream().filter(x -> x.elements() <= 12).toList();
    }

    @ParameterizedTest
    @EnumSource
    void givesPaddingAWeightOfExactlyZero(Kind kind) {
        Tensor a = kind.net().attend(SOURCE, LENGTHS, TARGET).weights(); // [2, 3, 4]
        assertThat(a.select(0, 1).narrow(1, 2, 2).abs().sum().item()).isZero();
        if (kind != Kind.MONOTONIC) { // whose paths may leave the source
            assertThat(a.sum(2).isClose(Tensor.ones(2, 3)).all().item()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSeeWhatLiesBehindTheEnd(Kind kind) {
        RecurrentTranslator net = kind.net();
        Tensor both = net.forward(SOURCE, LENGTHS, TARGET).narrow(0, 1, 1);
        Tensor alone =
                net.forward(
                        SOURCE.narrow(0, 1, 1).narrow(1, 0, 2),
                        Tensor.of(2L),
                        TARGET.narrow(0, 1, 1));
        assertThat(both.isClose(alone, 1e-4, 1e-5).all().item()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONOTONIC") // decides when it writes
    void continuesAsItScoresTheWhole(Kind kind) {
        RecurrentTranslator net = kind.net();
        try (var off = Gradient.off();
                Continuation sentences = net.begin(SOURCE, LENGTHS)) {
            Tensor whole = net.forward(SOURCE, LENGTHS, TARGET).logSoftmax(-1);
            Tensor swapped = Tensor.of(1L, 0);
            close(sentences.next(TARGET.narrow(1, 0, 1)), whole.select(1, 0));
            sentences.select(swapped);
            Tensor rest = TARGET.indexSelect(0, swapped).narrow(1, 1, 2); // two tokens at once
            close(sentences.next(rest), whole.indexSelect(0, swapped).select(1, 2));
            sentences.select(Tensor.of(1L, 1, 0));
            assertThat(sentences.rows()).isEqualTo(3);
            assertThat(sentences.next(Tensor.ones(3, 1).toLong()).shape().toArray())
                    .containsExactly(3, sentences.vocabulary());
        }
    }

    private static void close(Tensor actual, Tensor expected) {
        assertThat(actual.isClose(expected, 1e-4, 1e-5).all().item()).isEqualTo(1);
    }

    @Test
    void decidesWhereToLookWhenItWrites() {
        RecurrentTranslator net = Kind.MONOTONIC.net();
        try (var off = Gradient.off()) {
            // sure of every place, what it expects is what it decides
            net.namedParameters().get("decoder.alignment.offset").set(Tensor.ones(1).mul(50));
            Tensor whole = net.forward(SOURCE, LENGTHS, TARGET).logSoftmax(-1);
            try (Continuation sentences = net.begin(SOURCE, LENGTHS)) {
                close(sentences.next(TARGET), whole.select(1, 2));
            }
            // never sure enough, it leaves the source behind at once
            net.namedParameters().get("decoder.alignment.offset").set(Tensor.ones(1).mul(-1));
            Tensor hopeful = net.forward(SOURCE, LENGTHS, TARGET).logSoftmax(-1);
            try (Continuation sentences = net.begin(SOURCE, LENGTHS)) {
                Tensor decided = sentences.next(TARGET);
                assertThat(decided.sub(hopeful.select(1, 2)).abs().max().item())
                        .isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void holdsNoMoreAfterManyTokens() {
        RecurrentTranslator net = Kind.ADDITIVE.net();
        Tensor tokens = Tensor.of(1L, 1).reshape(2, 1);
        long before = NativeRuntime.liveTensors();
        try (var off = Gradient.off();
                Continuation sentences = net.begin(SOURCE, LENGTHS)) {
            long begun = NativeRuntime.liveTensors();
            for (int step = 0; step < 20; step++) {
                try (var scope = Scope.open()) {
                    sentences.next(tokens);
                    sentences.select(Tensor.of(1L, 0));
                }
            }
            assertThat(NativeRuntime.liveTensors()).isLessThanOrEqualTo(begun);
        }
        assertThat(NativeRuntime.liveTensors()).isLessThanOrEqualTo(before);
    }

    @Test
    void saysWhatIsWrongWithItsInputs() {
        RecurrentTranslator net = RecurrentTranslator.of(7, 8, 6);
        assertWrong(() -> net.forward(SOURCE.add(1), LENGTHS, TARGET), "tokens from 0 to 6, got 7");
        assertWrong(() -> net.forward(SOURCE, LENGTHS, TARGET.sub(1)), "target tokens from 0");
        assertWrong(() -> net.forward(SOURCE, Tensor.of(4L, 5), TARGET), "from 1 to 4, got 5");
        assertWrong(() -> net.forward(SOURCE, Tensor.of(4L, 0), TARGET), "from 1 to 4, got 0");
        assertWrong(() -> net.forward(SOURCE, Tensor.of(4L), TARGET), "lengths [2]");
        assertWrong(() -> net.forward(SOURCE, LENGTHS, TARGET.narrow(0, 0, 1)), "as many targets");
        assertWrong(() -> net.forward(SOURCE.toFloat(), LENGTHS, TARGET), "whole numbers");
        assertWrong(() -> net.begin(SOURCE, LENGTHS), "evaluation mode");
        net.eval();
        try (var off = Gradient.off();
                Continuation sentences = net.begin(SOURCE, LENGTHS)) {
            assertWrong(() -> sentences.next(TARGET.narrow(1, 0, 1).add(7)), "from 0 to 7, got 8");
            assertWrong(() -> sentences.next(TARGET.narrow(0, 0, 1)), "2 rows");
        }
    }

    @Test
    void saysWhatIsWrongWithItsPlan() {
        assertWrong(
                () -> RecurrentTranslator.of(7, 8, 6, c -> c.alignment(DotAlignment::of)),
                "source states as wide as the decoder's, 6, got 12");
        assertWrong(() -> RecurrentTranslator.of(7, 8, 6, c -> c.copying(2, 1)), "one vocabulary");
        assertWrong(() -> RecurrentTranslator.of(7, 7, 6, c -> c.copying(2, 7)), "unknown one");
        assertWrong(() -> RecurrentTranslator.of(7, 8, 6, c -> c.layers(0)), "1 or more");
        assertWrong(() -> RecurrentTranslator.of(7, 8, 6, c -> c.dropout(1)), "below 1");
    }

    private static void assertWrong(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(message);
    }
}
