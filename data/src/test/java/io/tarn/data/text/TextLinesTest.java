package io.tarn.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextLinesTest {
    private static final String TEXT = "Käse für Zoë\nsecond line, with “quotes”\n";

    @TempDir private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("text.txt"), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, EFBBBF",
        "UTF-16LE, FFFE",
        "UTF-16BE, FEFF",
        "UTF-32LE, FFFE0000",
        "UTF-32BE, 0000FEFF",
        "UTF-16LE, ''",
        "UTF-16BE, ''",
        "windows-1252, ''"
    })
    void tellsTheEncoding(String encoding, String mark) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(java.util.HexFormat.of().parseHex(mark));
        bytes.write(TEXT.getBytes(Charset.forName(encoding)));
        assertThat(TextLines.text(file(bytes.toByteArray()))).isEqualTo(TEXT);
    }

    @Test
    void allLineEndsAreTheSame() throws IOException {
        var file = file("a\r\nb\rc\n\nd".getBytes(Charset.forName("UTF-8")));
        assertThat(TextLines.read(file)).containsExactly("a", "b", "c", "", "d");
        assertThat(TextLines.text(file)).isEqualTo("a\nb\nc\n\nd");
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(TextLines.read(file(new byte[0]))).isEmpty();
    }

    @Test
    void refusesBinaryFiles() throws IOException {
        var file = file("line\nline\n\0\0\u0001x".getBytes(Charset.forName("UTF-8")));
        assertThatThrownBy(() -> TextLines.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text.txt: expected text, got a zero byte in line 3");
    }

    @Test
    void refusesWhatIsMissingOrAFolderOrTooLarge() throws IOException {
        assertThatThrownBy(() -> TextLines.read(folder.resolve("no.txt")))
                .hasMessageContaining("no.txt, got no such file; ");
        assertThatThrownBy(() -> TextLines.read(folder)).isInstanceOf(DataException.class);
        var large = folder.resolve("large.txt");
        try (var access = new RandomAccessFile(large.toFile(), "rw")) {
            access.setLength(2L << 30); // a hole
        }
        assertThatThrownBy(() -> TextLines.read(large)).hasMessageContaining("at most 1 GB");
    }

    @Test
    void aFolderForEachClassGivesItsName() throws IOException {
        for (var name :
                new String[] {
                    "spam/b.txt", "ham/a.TXT", "spam/deep/a.txt", "ham/x.md", ".git/z.txt"
                }) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        var documents = Documents.folder(folder);
        assertThat(documents.classes()).containsExactly("ham", "spam");
        assertThat(documents.texts()).containsExactly("ham/a.TXT", "spam/b.txt", "spam/deep/a.txt");
        assertThat(documents.labels()).containsExactly(0, 1, 1);
        assertThat(documents.select(2, 0).texts()).containsExactly("spam/deep/a.txt", "ham/a.TXT");
        assertThatThrownBy(() -> Documents.folder(folder.resolve("ham")))
                .hasMessageContaining("a folder of .txt files for each class");
        assertThatThrownBy(() -> Documents.folder(folder.resolve("none")))
                .hasMessageContaining("Documents.folder: expected to read ");
    }

    @Test
    void refusesLabelsThatDoNotFit() {
        assertThatThrownBy(() -> Documents.of(java.util.List.of("a"), java.util.List.of()))
                .hasMessageContaining("as many labels as texts, 1, got 0");
        assertThatThrownBy(() ->
                        new Documents(
                                java.util.List.of("a"), new int[] {1}, java.util.List.of("x")))
                .hasMessageContaining("labels from 0 to 0, got 1");
    }
}
