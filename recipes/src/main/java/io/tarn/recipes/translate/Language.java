package io.tarn.recipes.translate;

import io.tarn.sequence.SequencePairs;
import io.tarn.token.ByteLevelBpe;
import io.tarn.token.Characters;
import io.tarn.token.Tokenizer;
import java.util.Arrays;
import java.util.List;

/// The tokens of one language; padding, begin and end are 0 and two special tokens.
record Language(Tokenizer tokenizer) {
    private static final String PADDING = "<pad>";
    private static final String BEGIN = "<s>";
    private static final String END = "</s>";
    private static final int ENGLISH_TOKENS = 3_000;

    /// Parts of words, which the texts have to tell.
    static Language english(List<String> texts) {
        return new Language(
                ByteLevelBpe.train(
                        texts, c -> c.size(ENGLISH_TOKENS).specials(List.of(PADDING, BEGIN, END))));
    }

    /// Single characters.
    static Language chinese(List<String> texts) {
        return new Language(Characters.train(texts, c -> c.specials(List.of(BEGIN, END))));
    }

    long[] ids(String text) {
        return Arrays.stream(tokenizer.ids(text)).asLongStream().toArray();
    }

    String text(long[] ids) {
        return tokenizer.decode(Arrays.stream(ids).mapToInt(Math::toIntExact).toArray());
    }

    int size() {
        return tokenizer.size();
    }

    SequencePairs.Marks marks() {
        return new SequencePairs.Marks(
                tokenizer.id(PADDING), tokenizer.id(BEGIN), tokenizer.id(END));
    }
}
