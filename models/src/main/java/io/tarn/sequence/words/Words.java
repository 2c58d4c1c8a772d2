package io.tarn.sequence.words;

import io.tarn.data.text.Vocabulary;

/// Rows of vectors: the words of a vocabulary, without its tokens for padding and unknown ones.
final class Words {
    static final int FIRST = Vocabulary.UNKNOWN + 1;

    private Words() {}
}
