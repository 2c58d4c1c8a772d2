package io.tarn.data.text;

import io.tarn.data.DataException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Cuts a text into words: runs of letters and digits of any script, with apostrophes between letters (don't) and points or commas between
/// digits (1,234.5). Each ideograph is a word, for their scripts have no spaces.
///
/// Composed and decomposed accents become the same letters (NFC).
public final class WordSplitter implements TextSplitter {
    /// What becomes of numbers.
    public enum Numbers {
        KEEP,
        /// All become the token `<number>`.
        SAME,
        DROP
    }

    /// What becomes of capital letters.
    public enum Case {
        LOWER,
        KEEP
    }

    /// What becomes of signs such as `!` or an emoji.
    public enum Signs {
        DROP,
        /// Each is a token.
        KEEP
    }

    /// How words are made.
    ///
    /// @param shortest words of fewer characters are left out
    public record Config(Case letters, Numbers numbers, Signs signs, int shortest) {
        public Config {
            if (shortest < 1) {
                throw DataException.of("WordSplitter", "1 character or more", shortest, "try 1");
            }
        }

        public Config letters(Case letters) {
            return new Config(letters, numbers, signs, shortest);
        }

        public Config numbers(Numbers numbers) {
            return new Config(letters, numbers, signs, shortest);
        }

        public Config signs(Signs signs) {
            return new Config(letters, numbers, signs, shortest);
        }

        public Config shortest(int characters) {
            return new Config(letters, numbers, signs, characters);
        }
    }

    private static final String NUMBER = "<number>";

    private final Config config;

    private WordSplitter(Config config) {
        this.config = config;
    }

    /// Words and numbers in lower case, without signs.
    public static WordSplitter of() {
        return of(c -> c);
    }

    public static WordSplitter of(UnaryOperator<Config> choose) {
        return new WordSplitter(choose.apply(new Config(Case.LOWER, Numbers.KEEP, Signs.DROP, 1)));
    }

    @Override
    public List<String> split(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (config.letters == Case.LOWER) {
            normal = normal.toLowerCase(Locale.ROOT);
        }
        var tokens = new ArrayList<String>();
        for (int at = 0; at < normal.length(); ) {
            int point = normal.codePointAt(at);
            int end = at + Character.charCount(point);
            if (isWord(point) && !Character.isIdeographic(point)) {
                end = wordEnd(normal, at);
            }
            add(tokens, normal.substring(at, end), point);
            at = end;
        }
        return tokens;
    }

    @Override
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("splitter", "words");
        json.put("letters", config.letters.name());
        json.put("numbers", config.numbers.name());
        json.put("signs", config.signs.name());
        json.put("shortest", config.shortest);
        return json;
    }

    private void add(List<String> tokens, String token, int first) {
        boolean sign = !isWord(first);
        boolean number = !sign && token.codePoints().noneMatch(Character::isLetter);
        if (sign) {
            if (config.signs == Signs.KEEP
                    && !Character.isWhitespace(first)
                    && !Character.isSpaceChar(first)
                    && !Character.isISOControl(first)) {
                tokens.add(token);
            }
        } else if (number && config.numbers != Numbers.KEEP) {
            if (config.numbers == Numbers.SAME) {
                tokens.add(NUMBER);
            }
        } else if (token.codePointCount(0, token.length()) >= config.shortest) {
            tokens.add(token);
        }
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        int before = -1;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean joined = next < text.length() && joins(before, point, text.codePointAt(next));
            if (!joined && (!isWord(point) || Character.isIdeographic(point))) {
                return at;
            }
            before = point;
            at = next;
        }
        return at;
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) || isMark(point) || point == '_';
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /// Whether a sign holds a word together.
    private static boolean joins(int before, int sign, int after) {
        return switch (sign) {
            case '\'', '’' -> Character.isLetter(before) && Character.isLetter(after);
            case '.', ',' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }
}
