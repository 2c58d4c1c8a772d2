package io.tarn.token;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Cuts a text into tokens, the units that a model knows, and gives their numbers; and back.
///
/// [ByteLevelBpe], [WordPiece], [Unigram] and [Characters] train one; [#read] takes any `tokenizer.json`. All may be used by many threads
/// at once. A special token that stands in a text, such as `[SEP]`, is read as that token.
public interface Tokenizer {
    /// The tokens of a text, among the special tokens that models of its kind expect.
    Encoding encode(String text);

    /// The tokens of a pair of texts, such as a question and what may answer it.
    Encoding encode(String first, String second);

    /// The text of tokens; special tokens are left out.
    String decode(int... ids);

    /// The number of tokens; their numbers are 0 to size - 1.
    int size();

    String token(int id);

    /// The number of a token, or nothing.
    OptionalInt find(String token);

    /// The tokens that stand for no text, such as `[CLS]`, in the order of their numbers.
    List<String> specials();

    /// The token that fills up short texts of a batch: `[PAD]` or `<pad>`, or 0 where there is none, for a mask hides it.
    default int padding() {
        return Stream.of("[PAD]", "<pad>")
                .filter(specials()::contains)
                .mapToInt(this::id)
                .findFirst()
                .orElse(0);
    }

    /// Writes `tokenizer.json`, which the Hugging Face library reads with the same numbers.
    void save(Path file);

    /// Reads a `tokenizer.json` of any kind. Nothing in it is run, and nothing is fetched.
    static Tokenizer read(Path file) {
        return HuggingFace.read(file);
    }

    /// The numbers of the tokens of a text.
    default int[] ids(String text) {
        return encode(text).ids();
    }

    /// The number of a token, which has to be known.
    default int id(String token) {
        return find(token)
                .orElseThrow(() ->
                        DataException.of(
                                "Tokenizer",
                                "one of its %,d tokens".formatted(size()),
                                "'" + token + "'",
                                "special tokens are " + Nearest.list(specials())));
    }

    /// The tokens of numbers.
    default List<String> tokens(int... ids) {
        return IntStream.of(ids).mapToObj(this::token).toList();
    }
}
