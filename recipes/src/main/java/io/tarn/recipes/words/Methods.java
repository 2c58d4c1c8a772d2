package io.tarn.recipes.words;

import io.tarn.recipes.Kitchen;
import io.tarn.sequence.words.Cbow;
import io.tarn.sequence.words.Corpus;
import io.tarn.sequence.words.Glove;
import io.tarn.sequence.words.SkipGram;
import io.tarn.sequence.words.WordVectors;
import java.util.List;
import java.util.function.Supplier;

/// The three methods, after they have read the same words.
record Methods(Learned cbow, Learned skipGram, Learned glove) {
    /// Vectors, and how many words were read in a second.
    record Learned(String name, WordVectors vectors, double speed) {
        static Learned of(String name, double words, Supplier<WordVectors> how) {
            long start = System.nanoTime();
            WordVectors vectors = how.get();
            return new Learned(name, vectors, words / (System.nanoTime() - start) * 1e9);
        }
    }

    static Methods of(Corpus corpus, Kitchen kitchen) {
        int few = kitchen.scaled(10, 1);
        int many = kitchen.scaled(30, 2);
        long seed = kitchen.seed();
        double words = corpus.length();
        return new Methods(
                Learned.of(
                        "CBOW",
                        words * few,
                        () -> Cbow.train(corpus, c -> c.epochs(few).seed(seed))),
                Learned.of(
                        "skip-gram",
                        words * few,
                        () -> SkipGram.train(corpus, c -> c.epochs(few).seed(seed))),
                Learned.of(
                        "GloVe",
                        words * many,
                        () -> Glove.train(corpus, c -> c.epochs(many).seed(seed))));
    }

    List<Learned> all() {
        return List.of(cbow, skipGram, glove);
    }
}
