package io.tarn.sequence.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// The steps of learning against finite differences, and counts against counting.
final class LearningTest {
    private static final int WIDTH = 5;

    @Test
    void aStepGoesAlongTheGradient() {
        var sampling =
                new NegativeSampling(
                        new long[] {4, 3},
                        ContextConfig.of(1).width(WIDTH),
                        new SplittableRandom(0));
        var chance = new Random(3);
        float[] h = random(chance);
        float[] u = sampling.outputs()[1];
        System.arraycopy(random(chance), 0, u, 0, WIDTH);
        for (int y : new int[] {0, 1}) {
            float[] before = u.clone();
            double[] byHidden = gradient(h, () -> loss(before, h, y));
            double[] byOutput = gradient(before, () -> loss(before, h, y));
            float[] change = new float[WIDTH];
            sampling.learn(h, 1, y, 1e-2f, change);
            for (int i = 0; i < WIDTH; i++) {
                assertThat(change[i] / 1e-2).isCloseTo(byHidden[i], within(1e-3));
                assertThat((u[i] - before[i]) / 1e-2).isCloseTo(byOutput[i], within(1e-3));
            }
        }
    }

    /// log σ(u·h), or log σ(-u·h)
    private static double loss(float[] u, float[] h, int y) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += (double) u[i] * h[i];
        }
        return -Math.log1p(Math.exp(y == 1 ? -sum : sum));
    }

    private static double[] gradient(float[] x, DoubleSupplier loss) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            float old = x[i];
            x[i] = old + 0.01f;
            double up = loss.getAsDouble();
            x[i] = old - 0.01f;
            gradient[i] = (up - loss.getAsDouble()) / 0.02;
            x[i] = old;
        }
        return gradient;
    }

    private static float[] random(Random chance) {
        float[] x = new float[WIDTH];
        for (int i = 0; i < x.length; i++) {
            x[i] = chance.nextFloat() - 0.5f;
        }
        return x;
    }

    @Test
    void pairsAreCountedByTheirDistance() {
        Corpus corpus = Toy.corpus();
        Map<Long, Double> expected = new HashMap<>();
        for (int[] words : corpus.texts()) {
            for (int i = 0; i < words.length; i++) {
                for (int j = 0; j < words.length; j++) {
                    if (i != j && Math.abs(i - j) <= 4) {
                        expected.merge(
                                (long) words[i] << 32 | words[j],
                                1.0 / Math.abs(i - j),
                                Double::sum);
                    }
                }
            }
        }
        Cooccurrences.Pairs pairs = Cooccurrences.of(corpus, 4).pairs();
        assertThat(pairs.values()).hasSize(expected.size());
        for (int i = 0; i < pairs.values().length; i++) {
            double sum = expected.get((long) pairs.rows()[i] << 32 | pairs.columns()[i]);
            assertThat((double) pairs.values()[i]).isCloseTo(sum, within(1e-3 * sum));
        }
    }

    @Test
    void gloveComesToMeetTheLogarithmOfTheCounts() {
        Corpus corpus = Toy.corpus();
        Cooccurrences.Pairs pairs = Cooccurrences.of(corpus, 4).pairs();
        double first = 0;
        double last = 0;
        var glove =
                new Glove(
                        corpus.counts().length,
                        new Glove.Config(16, 4, 10, 1, 0.05, 0),
                        new SplittableRandom(0));
        for (int epoch = 0; epoch < 300; epoch++) {
            last = 0;
            for (int i = 0; i < pairs.values().length; i++) {
                double error = glove.learn(pairs.rows()[i], pairs.columns()[i], pairs.values()[i]);
                last += error * error / pairs.values().length;
            }
            first = epoch == 0 ? last : first;
        }
        assertThat(last).isLessThan(1e-3 * first);
    }

    @Test
    void randomWordsComeByTheFlattenedCounts() {
        long[] counts = {1000, 100, 10};
        var config = ContextConfig.of(1).width(1).negatives(1);
        var sampling = new NegativeSampling(counts, config, new SplittableRandom(0));
        double total = Arrays.stream(counts).mapToDouble(it -> Math.pow(it, 0.75)).sum();
        int[] drawn = new int[3];
        for (int i = 0; i < 100_000; i++) {
            drawn[sampling.draw()]++;
        }
        for (int word = 0; word < 3; word++) {
            assertThat(drawn[word] / 100_000.0)
                    .isCloseTo(Math.pow(counts[word], 0.75) / total, within(0.005));
        }
    }
}
