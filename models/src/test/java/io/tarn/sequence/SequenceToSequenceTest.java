package io.tarn.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Sampler;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Scores;
import io.tarn.nn.Parameter;
import io.tarn.optim.Adam;
import io.tarn.sequence.SequencePairs.Marks;
import io.tarn.sequence.decode.Decoded;
import io.tarn.sequence.decode.Greedy;
import io.tarn.sequence.decode.Rules;
import io.tarn.sequence.transformer.Translator;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SequenceToSequenceTest {
    private static final Marks MARKS = new Marks(0, 1, 2);

    /// Scores the same for every token, whatever it reads.
    private record Undecided(Parameter weight) implements Translating {
        @Override
        public Tensor forward(Tensor source, Tensor lengths, Tensor target) {
            return weight.value().expand(target.size(0), target.size(1), 5);
        }

        @Override
        public Continuation begin(Tensor source, Tensor lengths) {
            throw new AssertionError("nothing is written here");
        }
    }

    private static SequencePairs reversed(int count, long seed) {
        var chance = new SplittableRandom(seed);
        List<long[]> sources = new ArrayList<>();
        List<long[]> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[] source = chance.longs(1 + chance.nextInt(4), 3, 8).toArray();
            sources.add(source);
            targets.add(
                    LongStream.range(0, source.length)
                            .map(t -> source[source.length - 1 - (int) t])
                            .toArray());
        }
        return SequencePairs.of(sources, targets, MARKS);
    }

    private static Batch batch() {
        return SequencePairs.of(
                        List.of(new long[] {3, 4, 3}, new long[] {4}),
                        List.of(new long[] {4}, new long[] {3, 3, 4}),
                        MARKS)
                .all();
    }

    @Test
    void padsPairsAndMarksTargets() {
        Batch batch = batch();
        assertThat(batch.x().toLongArray()).containsExactly(3, 4, 3, 4, 0, 0);
        assertThat(batch.inputs().get(1).toLongArray()).containsExactly(3, 1);
        assertThat(batch.y().toLongArray()).containsExactly(1, 4, 2, 0, 0, 1, 3, 3, 4, 2);
    }

    @Test
    void paddingDoesNotCount() {
        double[] p = {0.1, 0.1, 0.2, 0.5, 0.1};
        var net = new Undecided(Parameter.of(Tensor.of(p).log()));
        var task =
                SequenceToSequence.of(net, CrossEntropy.of().ignore(0), Adam.of(net.parameters()));
        var judgement = task.judge();
        judgement.add(batch());
        Scores scores = judgement.scores();
        // 4 and the end; 3, 3, 4 and the end
        double loss = -(2 * Math.log(0.1) + 2 * Math.log(0.2) + 2 * Math.log(0.5)) / 6;
        assertThat(scores.get("loss")).isCloseTo(loss, within(1e-9));
        assertThat(scores.get("perplexity")).isCloseTo(Math.exp(loss), within(1e-9));
        assertThat(scores.get("accuracy")).isCloseTo(2.0 / 6, within(1e-12));
        Tensor seen = task.step(batch(), (loss2, _) -> loss2.get());
        assertThat(seen.item()).isCloseTo(loss, within(1e-9));
    }

    @Test
    void learnsToReverse() {
        Random.seed(4);
        SequencePairs pairs = reversed(2_000, 1);
        Translator net =
                Translator.of(
                        8,
                        8,
                        1,
                        32,
                        4,
                        c -> c.longest(12).layer(l -> l.feedForward(64).dropout(0).normFirst()));
        var loss = CrossEntropy.of().ignore(pairs.padding()).labelSmoothing(0.05);
        Fitted fitted =
                Trainer.of(
                                SequenceToSequence.of(
                                        net,
                                        loss,
                                        Adam.of(net.parameters(), c -> c.learningRate(4e-3))))
                        .loading(c -> c.sampler(Sampler.bucketed(pairs.lengths(), 50, 3)))
                        .plan(p -> p.epochs(5).batchSize(50).seed(2))
                        .fit(pairs, reversed(100, 2));
        assertThat(fitted.epochs().getLast().validation().get("accuracy")).isGreaterThan(0.9);
        assertThat(reversedBy(net, 3, 4, 5)).containsExactly(5, 4, 3);
    }

    private static long[] reversedBy(Translator net, long... source) {
        net.eval();
        Tensor begin = Tensor.full(Shape.of(1, 1), MARKS.begin(), DType.INT64);
        try (var off = Gradient.off();
                var sentences =
                        net.begin(
                                Tensor.of(source, 1, source.length),
                                Tensor.of(new long[] {source.length}))) {
            Decoded found =
                    Greedy.of(Rules.until(MARKS.end()).longest(8))
                            .decode(sentences, begin)
                            .getFirst();
            return found.tokens();
        }
    }

    @Test
    void aTeacherMixesInWhatTheNetWouldWrite() {
        var net = new Undecided(Parameter.of(Tensor.of(0.0, 0, 0, 9, 0))); // always writes 3
        Tensor target = Tensor.of(new long[] {1, 4, 4, 4, 4, 4}, 1, 6).expand(500, 6);
        Tensor source = Tensor.zeros(500, 2).toLong();
        Random.seed(1);
        Tensor told = ScheduledSampling.of(_ -> 0.7).tells(net, source, Tensor.ones(500), target);
        assertThat(told.select(1, 0).toLongArray()).containsOnly(1);
        assertThat(told.narrow(1, 1, 5).eq(4).toDouble().mean().item())
                .isCloseTo(0.7, within(0.04));
        assertThat(told.narrow(1, 1, 5).toLongArray()).containsOnly(3, 4);
        assertThat(ScheduledSampling.of(_ -> 1).tells(net, source, source, target))
                .isSameAs(target);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> SequencePairs.of(List.of(new long[] {3}), List.of(), MARKS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a target for each of the 1 sources, got 0");
        assertThatThrownBy(
                        () -> SequencePairs.of(List.of(new long[0]), List.of(new long[0]), MARKS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("sources of a token or more");
        var net = new Undecided(Parameter.of(Tensor.zeros(5)));
        var task = SequenceToSequence.of(net, CrossEntropy.of(), Adam.of(net.parameters()));
        Batch single = Batch.of(Tensor.zeros(2, 3), Tensor.zeros(2, 3));
        assertThatThrownBy(() -> task.judge().add(single))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("make the batches with SequencePairs");
        Tensor tokens = Tensor.zeros(2, 3).toLong();
        assertThatThrownBy(() -> ScheduledSampling.of(_ -> 2).tells(net, tokens, tokens, tokens))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a share of truth from 0 to 1");
    }
}
