package io.tarn.sequence.words;

import io.tarn.tensor.TensorException;

/// How [SkipGram] and [Cbow] learn.
///
/// @param width the length of a vector
/// @param window the most words to each side that count as company; each time, 1 to so many are taken at random
/// @param negatives how many words are drawn at random for each true one
/// @param subsample words more frequent than this share of all are left out now and then; 1 takes all
/// @param epochs how often the texts are read
/// @param learningRate at the beginning; it falls to nearly 0 in a line
/// @param seed of all chance
public record ContextConfig(
        int width,
        int window,
        int negatives,
        double subsample,
        int epochs,
        double learningRate,
        long seed) {
    public ContextConfig {
        if (width < 1 || window < 1 || negatives < 1 || epochs < 1) {
            throw TensorException.of(
                    "ContextConfig",
                    "width, window, negatives and epochs of 1 or more",
                    "%d, %d, %d, %d".formatted(width, window, negatives, epochs),
                    "usual are 100, 5, 5, 5");
        }
        if (!(subsample > 0 && subsample <= 1) || !(learningRate > 0)) {
            throw TensorException.of(
                    "ContextConfig",
                    "a share above 0 and up to 1, and a learning rate above 0",
                    subsample + " and " + learningRate,
                    "usual are 1e-3 and 0.025");
        }
    }

    static ContextConfig of(double learningRate) {
        return new ContextConfig(100, 5, 5, 1e-3, 5, learningRate, 0);
    }

    public ContextConfig width(int width) {
        return new ContextConfig(width, window, negatives, subsample, epochs, learningRate, seed);
    }

    public ContextConfig window(int words) {
        return new ContextConfig(width, words, negatives, subsample, epochs, learningRate, seed);
    }

    public ContextConfig negatives(int words) {
        return new ContextConfig(width, window, words, subsample, epochs, learningRate, seed);
    }

    public ContextConfig subsample(double share) {
        return new ContextConfig(width, window, negatives, share, epochs, learningRate, seed);
    }

    public ContextConfig epochs(int times) {
        return new ContextConfig(width, window, negatives, subsample, times, learningRate, seed);
    }

    public ContextConfig learningRate(double rate) {
        return new ContextConfig(width, window, negatives, subsample, epochs, rate, seed);
    }

    public ContextConfig seed(long seed) {
        return new ContextConfig(width, window, negatives, subsample, epochs, learningRate, seed);
    }
}
