package io.tarn.classic.map;

import io.tarn.tensor.TensorException;

/// How [Tsne] makes its map.
///
/// @param perplexity how many neighbours a row has, softly counted; 5 to 50 are usual
/// @param iterations steps of the descent
/// @param exaggeration by how much rows attract each other more in the first quarter of the steps, at most 250 of them
/// @param learningRate of the descent; 0 for rows / exaggeration / 4, but 50 at least
/// @param theta the width of a box over its distance, below which its points push as one; 0 is exact and slow
/// @param start where the points are at first
/// @param seed of a random start
/// @param listener hears how far the map is
public record TsneConfig(
        double perplexity,
        int iterations,
        double exaggeration,
        double learningRate,
        double theta,
        Start start,
        long seed,
        Listener listener) {
    private static final String WHO = "Tsne";

    static final TsneConfig DEFAULT =
            new TsneConfig(30, 1_000, 12, 0, 0.3, Start.PCA, 0, (_, _) -> {});

    /// Where the points are at first.
    public enum Start {
        /// At the first two principal components, which keeps the large shape of the data.
        PCA,
        /// Anywhere.
        RANDOM
    }

    /// Hears of every 50th iteration.
    @FunctionalInterface
    public interface Listener {
        /// @param divergence how far the map's neighbourhoods are from the rows'
        void at(int iteration, double divergence);
    }

    public TsneConfig {
        require(
                perplexity >= 1 && perplexity <= 10_000,
                "a perplexity from 1 to 10000",
                perplexity);
        require(iterations >= 1, "1 iteration or more", iterations);
        require(
                exaggeration >= 1 && exaggeration <= 1_000,
                "a factor from 1 to 1000",
                exaggeration);
        require(
                learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY,
                "a learning rate above 0, or 0 for that of its rule",
                learningRate);
        require(theta >= 0 && theta <= 0.7, "a theta from 0 to 0.7", theta);
    }

    private static void require(boolean holds, String expected, Object got) {
        if (!holds) {
            throw TensorException.of(WHO, expected, got, "leave it out for the usual value");
        }
    }

    public TsneConfig perplexity(double value) {
        return new TsneConfig(
                value, iterations, exaggeration, learningRate, theta, start, seed, listener);
    }

    public TsneConfig iterations(int count) {
        return new TsneConfig(
                perplexity, count, exaggeration, learningRate, theta, start, seed, listener);
    }

    public TsneConfig exaggeration(double factor) {
        return new TsneConfig(
                perplexity, iterations, factor, learningRate, theta, start, seed, listener);
    }

    public TsneConfig learningRate(double value) {
        return new TsneConfig(
                perplexity, iterations, exaggeration, value, theta, start, seed, listener);
    }

    public TsneConfig theta(double value) {
        return new TsneConfig(
                perplexity, iterations, exaggeration, learningRate, value, start, seed, listener);
    }

    public TsneConfig start(Start chosen) {
        return new TsneConfig(
                perplexity, iterations, exaggeration, learningRate, theta, chosen, seed, listener);
    }

    public TsneConfig seed(long chosen) {
        return new TsneConfig(
                perplexity, iterations, exaggeration, learningRate, theta, start, chosen, listener);
    }

    public TsneConfig listener(Listener chosen) {
        return new TsneConfig(
                perplexity, iterations, exaggeration, learningRate, theta, start, seed, chosen);
    }

    /// The steps with exaggerated attraction.
    int early() {
        return Math.min(250, iterations / 4);
    }

    double rate(long rows) {
        return learningRate > 0 ? learningRate : Math.max(rows / exaggeration / 4, 50);
    }
}
