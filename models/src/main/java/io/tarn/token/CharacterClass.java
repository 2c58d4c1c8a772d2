package io.tarn.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/// A class of characters as the Hugging Face library sees it: by an older Unicode than Java's, so numbers would differ in new scripts.
///
/// `characters.txt` holds a line for each: its name and the ranges of its characters, in hexadecimal digits.
final class CharacterClass {
    /// Control characters and the like, which BERT leaves out.
    static final CharacterClass REMOVED = new CharacterClass("REMOVED");

    /// Accents, which BERT leaves out where it takes lower case.
    static final CharacterClass MARK = new CharacterClass("MARK");

    static final CharacterClass PUNCTUATION = new CharacterClass("PUNCTUATION");

    /// Characters whose normal forms the library does not know yet: they stay as they are.
    static final CharacterClass NEWER = new CharacterClass("NEWER");

    private final BitSet characters = new BitSet();

    private CharacterClass(String name) {
        text().lines()
                .filter(line -> line.startsWith(name + " "))
                .forEach(line -> addAll(line.substring(name.length() + 1)));
    }

    private void addAll(String ranges) {
        for (String range : ranges.split(" ")) {
            String[] ends = range.split("-");
            int first = Integer.parseInt(ends[0], 16);
            characters.set(first, Integer.parseInt(ends[ends.length - 1], 16) + 1);
        }
    }

    boolean has(int point) {
        return characters.get(point);
    }

    private static String text() {
        try (InputStream file =
                Objects.requireNonNull(
                        CharacterClass.class.getResourceAsStream("characters.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
