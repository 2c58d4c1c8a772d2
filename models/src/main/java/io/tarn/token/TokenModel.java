package io.tarn.token;

import java.util.List;
import java.util.Map;

/// How the tokens of a plain text are found, and how they become text again.
interface TokenModel {
    TokenTable table();

    /// Cuts `text`, in which no special token stands, into tokens.
    ///
    /// @param from where it begins in the whole text: added to all places
    void cut(String text, int from, Spans into);

    /// The text of tokens, none of them special.
    String join(List<String> tokens);

    /// `normalizer`, `pre_tokenizer`, `decoder` and `model`, as they stand in `tokenizer.json`.
    Map<String, Object> toJson();
}
