package io.tarn.data.table;

import io.tarn.data.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// What one look at all bytes of a text file says: its encoding, its line ends, whether it has quotes.
///
/// Without a byte order mark a file is UTF-8 when all of it is valid UTF-8; UTF-16 when every other byte is mostly zero; else
/// Windows-1252, which holds Latin-1.
///
/// @param mark whether a byte order mark comes first
/// @param valid whether all bytes are UTF-8
/// @param oddLines whether lines end in a lone carriage return, or not all alike
/// @param quotes whether a quote ever begins a field
record TextScan(Charset encoding, boolean mark, boolean valid, boolean oddLines, boolean quotes) {
    /// An unpacked file may not be this many times larger than the packed one, once it is large.
    private static final long LARGEST_RATIO = 200;

    private static final long LARGE = 1L << 30;
    private static final double RUBBISH = 0.02;

    /// Whether another program could read the bytes as they are.
    boolean isPlain() {
        return encoding.equals(StandardCharsets.UTF_8) && valid && !mark && !oddLines;
    }

    static InputStream open(Path file, boolean packed) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return packed
                    ? new GZIPInputStream(bytes, 1 << 16)
                    : new BufferedInputStream(bytes, 1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    static TextScan of(Path file, boolean packed, String encoding) throws IOException {
        ByteCounts counts = new ByteCounts();
        long most = packed ? Math.max(LARGE, Files.size(file) * LARGEST_RATIO) : Long.MAX_VALUE;
        byte[] buffer = new byte[1 << 16];
        try (InputStream bytes = open(file, packed)) {
            for (int n = bytes.read(buffer); n > 0; n = bytes.read(buffer)) {
                counts.add(buffer, n);
                if (counts.total() > most) {
                    throw DataException.of(
                            file.toString(),
                            "a packed file",
                            "one that unpacks to over " + most / LARGE + " GiB",
                            "unpack it yourself if you trust it");
                }
            }
        } catch (EOFException | ZipException e) {
            throw DataException.of(
                    file.toString(),
                    "a whole gzip file",
                    "one that breaks off or is damaged",
                    "fetch it again",
                    e);
        }
        Charset charset = encoding.isEmpty() ? counts.encoding() : named(file, encoding);
        if (counts.rubbish() > RUBBISH && !charset.name().startsWith("UTF-16")) {
            throw DataException.of(
                    file.toString(),
                    "a table such as CSV, Parquet or JSON",
                    "bytes that are no text",
                    "look at the file with another program");
        }
        return new TextScan(
                charset,
                counts.hasMark(),
                counts.isUtf8(),
                counts.hasOddLines(),
                counts.hasQuotes());
    }

    private static Charset named(Path file, String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw DataException.of(
                    file.toString(),
                    "the name of a character set",
                    "\"" + encoding + "\"",
                    "try UTF-8, ISO-8859-1 or UTF-16",
                    e);
        }
    }
}
