package io.tarn.token;

import java.util.List;
import java.util.Map;

/// A small tokenizer of each kind, learned from [Texts#training].
final class Trained {
    private Trained() {}

    static Map<String, Tokenizer> all() {
        List<String> texts = Texts.training();
        return Map.of(
                "bpe", ByteLevelBpe.train(texts, c -> c.size(700)),
                "bytes", ByteLevelBpe.bytes(),
                "wordpiece", WordPiece.train(texts, c -> c.size(500)),
                "cased", WordPiece.train(texts, c -> c.size(500).letters(WordPiece.Letters.KEEP)),
                "unigram", Unigram.train(texts, c -> c.size(700)),
                "characters", Characters.train(texts));
    }
}
