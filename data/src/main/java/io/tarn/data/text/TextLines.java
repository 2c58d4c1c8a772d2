package io.tarn.data.text;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads text files: UTF-8, UTF-16 and UTF-32, told by their first bytes, and Windows-1252 where a file is no UTF-8.
///
/// Lines may end in LF, CRLF or CR. A byte-order mark is left out. A file that holds no text is an error.
public final class TextLines {
    private static final long MOST_BYTES = 1L << 30;

    private TextLines() {}

    /// The lines of a file, without their ends.
    public static List<String> read(Path file) {
        return text(file).lines().toList();
    }

    /// The whole text of a file; every line ends in `\n`.
    public static String text(Path file) {
        byte[] bytes = bytes(file);
        String text = CharacterEncoding.decoded(bytes);
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            long line = text.substring(0, zero + 1).lines().count();
            throw wrong(
                    file,
                    "text",
                    "a zero byte in line " + line,
                    "the file is binary or damaged; name a text file");
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw wrong(
                        file,
                        "at most 1 GB of text",
                        size + " bytes",
                        "split it into smaller files");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DataException.unreadable("TextLines", file, e);
        }
    }

    private static DataException wrong(Path file, String expected, String got, String fix) {
        return DataException.of("TextLines " + file, expected, got, fix);
    }
}
