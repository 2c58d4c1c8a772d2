package io.tarn.recipes;

import io.tarn.data.text.SparseRows;

/// Two classes of texts told apart by how often each word occurs in them, as if words came independently.
///
/// @param prior log P(1) / P(0), without looking at a text
/// @param evidence log P(word | 1) / P(word | 0) of each word
/// @param frequencies P(word | 0) and P(word | 1)
record NaiveBayes(double prior, double[] evidence, double[][] frequencies) {
    static NaiveBayes fit(SparseRows counts, int[] classes) {
        int words = counts.columns();
        double[][] occurrences = new double[2][words];
        double[] totals = new double[2];
        int[] texts = new int[2];
        for (int row = 0; row < classes.length; row++) {
            texts[classes[row]]++;
            for (int i = counts.starts()[row]; i < counts.starts()[row + 1]; i++) {
                occurrences[classes[row]][counts.indices()[i]] += counts.values()[i];
                totals[classes[row]] += counts.values()[i];
            }
        }
        double[][] frequencies = new double[2][words];
        double[] evidence = new double[words];
        for (int word = 0; word < words; word++) {
            for (int side = 0; side < 2; side++) {
                // P(word | class) = (n(word, class) + 1) / (n(class) + number of words)
                frequencies[side][word] = (occurrences[side][word] + 1) / (totals[side] + words);
            }
            evidence[word] = Math.log(frequencies[1][word] / frequencies[0][word]);
        }
        return new NaiveBayes(Math.log((double) texts[1] / texts[0]), evidence, frequencies);
    }

    /// log P(1 | text) / P(0 | text) = log P(1)/P(0) + Σ n(word)·log P(word | 1)/P(word | 0), for each text.
    double[] logOdds(SparseRows counts) {
        double[] odds = new double[counts.rows()];
        for (int row = 0; row < odds.length; row++) {
            odds[row] = prior;
            for (int i = counts.starts()[row]; i < counts.starts()[row + 1]; i++) {
                odds[row] += counts.values()[i] * evidence[counts.indices()[i]];
            }
        }
        return odds;
    }

    /// How much a word tells on the whole: (P(word | 1) - P(word | 0))·log P(word | 1)/P(word | 0).
    double information(int word) {
        return (frequencies[1][word] - frequencies[0][word]) * evidence[word];
    }
}
