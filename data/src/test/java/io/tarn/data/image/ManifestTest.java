package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestTest {
    @TempDir private Path root;
    private Path folder = Path.of("");

    @BeforeEach
    void makeImages() throws IOException {
        folder = Files.createDirectories(root.resolve("data"));
        TestImages.folder(folder, 3, "x");
        TestImages.folder(root, 1, "outside");
    }

    private Path manifest(String text) throws IOException {
        return Files.writeString(folder.resolve("manifest.csv"), text);
    }

    @Test
    void readsPathsLabelsAndSplits() throws IOException {
        Path file =
                manifest(
                        "\ufeffpath,Label,split\r\nx/000.png,zebra,train\r\n\"x/001.png\",\"a, b\",train\r\n\r\n"
                                + "./x/002.png,zebra,test\r\n");
        Manifest manifest = Manifest.of(file, c -> c.size(2, 2).channels(1));
        assertThat(manifest.classes()).containsExactly("a, b", "zebra");
        assertThat(manifest.splits()).containsExactly("test", "train");
        assertThat(manifest.all().labels()).containsExactly(1, 0, 1);
        assertThat(manifest.split("train").labels()).containsExactly(1, 0);
        Images test = manifest.split("test"); // which knows both classes
        assertThat(test.classes()).hasSize(2);
        assertThat(test.all().x().mul(255).mean().item()).isBetween(1.99, 2.01);
        assertThatThrownBy(() -> manifest.split("dev")).hasMessageContaining("[test, train]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/000.png",
                "x/../../outside/000.png",
                "/etc/hostname",
                "..",
                ".",
                "",
                "link/000.png"
            })
    void refusesPathsThatLeadOutOfItsFolder(String path) throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("outside"));
        Path file = manifest("path,label\nx/000.png,a\n" + path + ",b\n");
        assertThatThrownBy(() -> Manifest.of(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2: expected a path inside the manifest's folder")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesWhatIsNoManifest() throws IOException {
        refuses("", "path and label");
        refuses("file,class\na,b\n", "path and label");
        refuses("path,label\nx/000.png\n", "row 1: expected 2 cells");
        refuses("path,label\nx/000.png,\n", "with a label");
        refuses("path,label\n\"x/000.png,a\n", "a closing quote");
        refuses("path,label\n\"x\"y,a\n", "line 2: expected a comma");
        refuses("path,label\n", "at least one image");
        refuses("path,label\nx/\0.png,a\n", "row 1");
        refuses("path,label\nx/none.png,a\n", "no such file");
        Files.write(folder.resolve("manifest.csv"), new byte[] {'p', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Manifest.of(folder.resolve("manifest.csv")))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Manifest.of(folder.resolve("none.csv")))
                .hasMessageContaining("no such file");
    }

    private void refuses(String text, String complaint) throws IOException {
        Path file = manifest(text);
        assertThatThrownBy(() -> Manifest.of(file).all())
                .isInstanceOf(DataException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("\n");
    }
}
