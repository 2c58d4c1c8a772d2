package io.tarn.sequence.words;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// GloVe (Pennington, Socher and Manning, 2014): the product of two words' vectors is the logarithm of how often they stand near each
/// other.
///
///     J = Σ over pairs of f(X_ij) (w_i·w̃_j + b_i + b̃_j - log X_ij)²,  f(x) = min(1, (x/x_max)^¾)
public final class Glove {
    /// How it learns.
    ///
    /// @param width the length of a vector
    /// @param window the most words between two that count as near, plus 1
    /// @param most x_max, from which on frequent pairs weigh no more
    /// @param epochs how often all pairs are seen
    /// @param learningRate of AdaGrad
    /// @param seed of all chance
    public record Config(
            int width, int window, double most, int epochs, double learningRate, long seed) {
        public Config {
            if (width < 1 || window < 1 || epochs < 1 || !(most > 0) || !(learningRate > 0)) {
                throw TensorException.of(
                        "Glove",
                        "width, window and epochs of 1 or more, x_max and learning rate above 0",
                        "%d, %d, %d, %s, %s".formatted(width, window, epochs, most, learningRate),
                        "usual are 100, 10, 25, 100, 0.05");
            }
        }

        public Config width(int width) {
            return new Config(width, window, most, epochs, learningRate, seed);
        }

        public Config window(int words) {
            return new Config(width, words, most, epochs, learningRate, seed);
        }

        public Config most(double times) {
            return new Config(width, window, times, epochs, learningRate, seed);
        }

        public Config epochs(int times) {
            return new Config(width, window, most, times, learningRate, seed);
        }

        public Config learningRate(double rate) {
            return new Config(width, window, most, epochs, rate, seed);
        }

        public Config seed(long seed) {
            return new Config(width, window, most, epochs, learningRate, seed);
        }
    }

    private static final double POWER = 0.75;

    private final Config config;
    private final Side words; // w, b
    private final Side contexts; // w̃, b̃

    /// Vectors and biases of one side, with AdaGrad's sums of squares.
    private record Side(float[][] vectors, float[] biases, float[][] squares, float[] biasSquares) {
        static Side of(int rows, int width, SplittableRandom chance) {
            float[][] squares = new float[rows][width];
            float[] biasSquares = new float[rows];
            Arrays.fill(biasSquares, 1);
            for (float[] row : squares) {
                Arrays.fill(row, 1);
            }
            return new Side(
                    Start.random(rows, width, chance), new float[rows], squares, biasSquares);
        }
    }

    Glove(int rows, Config config, SplittableRandom chance) {
        this.config = config;
        this.words = Side.of(rows, config.width, chance);
        this.contexts = Side.of(rows, config.width, chance);
    }

    public static WordVectors train(Corpus corpus) {
        return train(corpus, c -> c);
    }

    public static WordVectors train(Corpus corpus, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(100, 10, 100, 25, 0.05, 0));
        var chance = new SplittableRandom(config.seed);
        var glove = new Glove(corpus.counts().length, config, chance);
        Cooccurrences.Pairs pairs = Cooccurrences.of(corpus, config.window).pairs();
        int[] order = new int[pairs.values().length];
        Arrays.setAll(order, i -> i);
        for (int epoch = 0; epoch < config.epochs; epoch++) {
            shuffle(order, chance);
            for (int pair : order) {
                glove.learn(pairs.rows()[pair], pairs.columns()[pair], pairs.values()[pair]);
            }
        }
        return new WordVectors(corpus.vocabulary(), glove.sums());
    }

    private static void shuffle(int[] order, SplittableRandom chance) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /// e = w·w̃ + b + b̃ - log x;  the step of w is -η f(x) e w̃ / √(Σ squares so far), of w̃, b and b̃ likewise
    /// @return e
    double learn(int i, int j, float x) {
        float[] w = words.vectors[i];
        float[] c = contexts.vectors[j];
        double e = Floats.dot(w, c) + words.biases[i] + contexts.biases[j] - Math.log(x);
        float g = (float) (Math.min(1, Math.pow(x / config.most, POWER)) * e);
        float[] wSquares = words.squares[i];
        float[] cSquares = contexts.squares[j];
        float rate = (float) config.learningRate;
        for (int k = 0; k < w.length; k++) {
            float wStep = g * c[k];
            float cStep = g * w[k];
            w[k] -= rate * wStep / (float) Math.sqrt(wSquares[k]);
            c[k] -= rate * cStep / (float) Math.sqrt(cSquares[k]);
            wSquares[k] += wStep * wStep;
            cSquares[k] += cStep * cStep;
        }
        words.biases[i] -= rate * g / (float) Math.sqrt(words.biasSquares[i]);
        contexts.biases[j] -= rate * g / (float) Math.sqrt(contexts.biasSquares[j]);
        words.biasSquares[i] += g * g;
        contexts.biasSquares[j] += g * g;
        return e;
    }

    /// w + w̃: both have learned the same, from other chances.
    private float[][] sums() {
        float[][] sums = words.vectors;
        for (int i = 0; i < sums.length; i++) {
            Floats.add(sums[i], 1, contexts.vectors[i]);
        }
        return sums;
    }
}
