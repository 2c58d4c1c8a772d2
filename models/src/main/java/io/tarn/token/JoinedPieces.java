package io.tarn.token;

import java.util.List;

/// The text of the pieces of [WordPiece]: words with spaces between them, but none before punctuation and contractions.
final class JoinedPieces {
    private JoinedPieces() {}

    static String text(List<String> tokens) {
        var text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean inside = i > 0 && token.startsWith(WordPiece.INSIDE);
            String spaced = (i == 0 ? "" : " ") + token;
            text.append(tidied(inside ? token.substring(WordPiece.INSIDE.length()) : spaced));
        }
        return text.toString();
    }

    private static String tidied(String piece) {
        return piece.replace(" .", ".")
                .replace(" ?", "?")
                .replace(" !", "!")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" n't", "n't")
                .replace(" 'm", "'m")
                .replace(" 's", "'s")
                .replace(" 've", "'ve")
                .replace(" 're", "'re");
    }
}
