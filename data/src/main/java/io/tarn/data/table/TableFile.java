package io.tarn.data.table;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/// Finds out what a file is, from its first bytes and its name, and has it read.
final class TableFile {
    private TableFile() {}

    static Table read(Path file, Table.Config config) {
        check(file);
        try (Duck duck = Duck.open()) {
            byte[] head = head(file);
            boolean packed = begins(head, 0x1F, 0x8B);
            if (begins(head, 'P', 'A', 'R', '1')) {
                return typed(duck, file, "read_parquet(%s, hive_partitioning = false)", config);
            }
            if (begins(head, 'A', 'R', 'R', 'O', 'W', '1')
                    || begins(head, 0xFF, 0xFF, 0xFF, 0xFF)) {
                return ArrowTable.read(duck, file, config);
            }
            refuse(file, head);
            if (isJson(file, packed ? unpackedHead(file) : head)) {
                TextScan.of(file, packed, config.encoding());
                String source =
                        "read_json(%s, sample_size = -1, hive_partitioning = false, compression = '"
                                + (packed ? "gzip" : "uncompressed")
                                + "')";
                return typed(duck, file, source, config);
            }
            return TextTable.read(duck, file, packed, config);
        } catch (IOException e) {
            throw DataException.unreadable("Table.read", file, e);
        } catch (SQLException e) {
            throw DuckTrouble.of(file, e);
        }
    }

    private static Table typed(Duck duck, Path file, String source, Table.Config config)
            throws SQLException {
        Path path = file.toAbsolutePath();
        duck.lockDown(path);
        duck.run(
                "CREATE TABLE raw AS SELECT * FROM "
                        + source.formatted(Duck.text(path.toString())));
        return TypedColumns.read(
                duck, file.toString(), List.of(), List.of(), Reading.NUMBERS, config);
    }

    private static void check(Path file) {
        if (!Files.exists(file)) {
            throw DataException.of(
                    "Table.read", "a file", file + ", which is not there", nearest(file));
        }
        if (Files.isDirectory(file)) {
            throw DataException.of(
                    "Table.read", "a file", file + ", a directory", "name a file in it");
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw DataException.of(
                        "Table.read", "a file", file + ", a device or pipe", "copy it to a file");
            }
            if (Files.size(file) == 0) {
                throw DataException.of(
                        file.toString(), "a table", "an empty file", "see how it was written");
            }
        } catch (IOException e) {
            throw DataException.unreadable("Table.read", file, e);
        }
    }

    private static String nearest(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "its folder is not there either";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
            return names.isEmpty()
                    ? "its folder is empty"
                    : Nearest.hint(String.valueOf(file.getFileName()), names);
        } catch (IOException e) {
            return "its folder cannot be listed: " + e.getMessage();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(512);
        }
    }

    private static byte[] unpackedHead(Path file) throws IOException {
        try (InputStream bytes = TextScan.open(file, true)) {
            return bytes.readNBytes(512);
        } catch (EOFException | ZipException e) {
            throw DataException.of(
                    file.toString(),
                    "a whole gzip file",
                    "one that breaks off or is damaged",
                    "fetch it again",
                    e);
        }
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// Files that are known but not read here.
    private static void refuse(Path file, byte[] head) {
        String format =
                begins(head, 'P', 'K', 3, 4)
                        ? "a zip archive or Excel workbook"
                        : begins(head, 'F', 'E', 'A', '1')
                                ? "a Feather file of version 1"
                                : begins(head, 0x28, 0xB5, 0x2F, 0xFD)
                                        ? "a file packed by zstd"
                                        : begins(head, 0xD0, 0xCF, 0x11, 0xE0)
                                                ? "an old Excel workbook"
                                                : begins(head, '%', 'P', 'D', 'F') ? "a PDF" : "";
        if (!format.isEmpty()) {
            throw DataException.of(
                    file.toString(),
                    "CSV, Parquet, Arrow, Feather 2, JSON, or CSV or JSON packed by gzip",
                    format,
                    "export the table as CSV or Parquet");
        }
    }

    private static boolean isJson(Path file, byte[] head) {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        String text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        return text.startsWith("{\"")
                || text.startsWith("[{")
                || ((name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".jsonl"))
                        && (text.startsWith("{") || text.startsWith("[")));
    }
}
