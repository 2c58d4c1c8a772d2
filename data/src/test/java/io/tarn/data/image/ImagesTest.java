package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.data.Loader;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImagesTest {
    @TempDir private Path folder;

    @Test
    void aFolderForEachClassBecomesBatches() {
        Images images = ImageFolder.of(TestImages.folder(folder, 3, "wren", "robin"));
        assertThat(images.size()).isEqualTo(6);
        assertThat(images.classes()).containsExactly("robin", "wren");
        assertThat(images.labels()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(images.notes()).isEmpty();
        var batch = images.batch(new int[] {5, 0}, new SplittableRandom(0));
        assertThat(batch.x().shape().toArray()).containsExactly(2, 3, 6, 8);
        assertThat(batch.x().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(batch.x().get(0, 0, 0, 0).item() * 255).isCloseTo(2, within());
        assertThat(batch.x().get(1, 0, 5, 7).item() * 255).isCloseTo(3, within());
        assertThat(batch.y().toLongArray()).containsExactly(1, 0);
        assertThat(images.files().get(5)).endsWith(Path.of("wren", "002.png"));
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-5);
    }

    @Test
    void sizeAndChannelsAreThoseThatWereAskedFor() {
        TestImages.folder(folder, 2, "a", "b");
        for (Fit fit : Fit.values()) {
            Images images = ImageFolder.of(folder, c -> c.size(4, 10).channels(3).fit(fit));
            Tensor x = images.all().x();
            assertThat(x.shape().toArray()).containsExactly(4, 3, 4, 10);
            boolean bars = x.get(1, 0, 0, 0).item() == 0;
            assertThat(bars).isEqualTo(fit == Fit.PAD);
        }
    }

    @Test
    void hiddenFilesArePassedOverAndFoldersInsideAClassAreSearched() throws IOException {
        TestImages.folder(folder, 2, "a", "b", ".git", "a/deep", "a/.deep");
        Files.writeString(folder.resolve("a/.DS_Store"), "x");
        Files.writeString(folder.resolve("a/Thumbs.db"), "x");
        Files.writeString(folder.resolve("readme.txt"), "x");
        Images images = ImageFolder.of(folder);
        assertThat(images.classes()).containsExactly("a", "b");
        assertThat(images.size()).isEqualTo(6);
        assertThat(images.notes()).isEmpty();
    }

    @Test
    void linksToFoldersAndFilesAreFollowedButNotInCircles() throws IOException {
        Path store = TestImages.folder(folder.resolve("store"), 2, "x", "y");
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createSymbolicLink(root.resolve("a"), store.resolve("x"));
        Files.createDirectories(root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b/one.png"), store.resolve("y/001.png"));
        Files.createSymbolicLink(root.resolve("b/circle"), root);
        Images images = ImageFolder.of(root);
        assertThat(images.classes()).containsExactly("a", "b");
        assertThat(images.labels()).containsExactly(0, 0, 1);
    }

    @Test
    void aFewBadFilesAreLeftOutAndNamed() throws IOException {
        TestImages.folder(folder, 20, "a", "b");
        Files.writeString(folder.resolve("b/bad.png"), "x");
        for (long memory : new long[] {0, 1 << 20}) {
            Images images = ImageFolder.of(folder, c -> c.memory(memory));
            assertThat(images.size()).isEqualTo(40);
            assertThat(images.labels()).hasSize(40);
            assertThat(images.notes()).singleElement().asString().contains("bad.png");
            assertThatThrownBy(() -> ImageFolder.of(folder, c -> c.memory(memory).badShare(0.01)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("1 of 41 files")
                    .hasMessageContaining("bad.png")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aFolderThatCannotBeUsedSaysWhy() throws IOException {
        assertThatThrownBy(() -> ImageFolder.of(folder)).hasMessageContaining("got no folders");
        assertThatThrownBy(() -> ImageFolder.of(folder.resolve("none")))
                .hasMessageContaining("no such folder");
        TestImages.folder(folder, 2, "a");
        Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> ImageFolder.of(folder)).hasMessageContaining("none in \"empty\"");
        assertThatThrownBy(() -> ImageFolder.of(folder, c -> c.channels(2)))
                .hasMessageContaining("1 or 3 channels");
    }

    @Test
    void memoryAndFilesGiveTheSameNumbersWithAnyNumberOfThreads() {
        TestImages.folder(folder, 9, "a", "b");
        List<float[]> seen = new ArrayList<>();
        for (long memory : new long[] {0, 1 << 20}) {
            for (int threads : new int[] {0, 1, 3}) {
                var images =
                        ImageFolder.of(folder, c -> c.memory(memory).size(12, 12).channels(3))
                                .map(
                                        Augment.batch(
                                                RandomCrop.of(2), RandAugment.of(), Noise.of(0.1)));
                var loader =
                        Loader.of(images, c -> c.batchSize(4).seed(9).shuffled().threads(threads));
                try (var epoch = loader.epoch(1)) {
                    List<Tensor> all = new ArrayList<>();
                    for (var batch : epoch) {
                        all.add(batch.x());
                    }
                    seen.add(Tensor.cat(all, 0).toFloatArray());
                }
            }
        }
        assertThat(seen).hasSize(6).allSatisfy(x -> assertThat(x).isEqualTo(seen.getFirst()));
    }

    @Test
    void filesWithoutLabelsHaveNoTargets() {
        Path file = TestImages.folder(folder, 1, "a").resolve("a/000.png");
        Images images = Images.of(List.of(file, file), c -> c.size(5, 5));
        assertThat(images.all().targets()).isEmpty();
        assertThat(images.all().x().shape().toArray()).containsExactly(2, 3, 5, 5);
    }

    @Test
    void largeFilesAreFirstLookedAtByTheirBeginning() throws IOException {
        Path a = Files.createDirectories(folder.resolve("a"));
        ImageFile.write(TestImages.bytes(1, 3, 260, 250), a.resolve("noise.png"));
        assertThat(Files.size(a.resolve("noise.png"))).isGreaterThan(1 << 17);
        Images images = ImageFolder.of(folder, c -> c.memory(0));
        assertThat(images.all().x().shape().toArray()).containsExactly(1, 3, 64, 64);
        assertThat(images.all().x().mean().item()).isBetween(0.49, 0.51);
        Files.write(a.resolve("zeros.png"), new byte[1 << 18]);
        assertThatThrownBy(() -> ImageFolder.of(folder, c -> c.memory(0)))
                .hasMessageContaining("1 of 2 files");
    }

    @Test
    void aPairOfIdxFilesIsADataSet() throws IOException {
        byte[] pixels = {0, 51, 102, (byte) 255, 1, 2, 3, 4};
        var images =
                ByteBuffer.allocate(24).putInt(0x803).putInt(2).putInt(2).putInt(2).put(pixels);
        var labels = ByteBuffer.allocate(10).putInt(0x801).putInt(2).put(new byte[] {2, 0});
        Path x = Files.write(folder.resolve("x"), images.array());
        Path y = Files.write(folder.resolve("y"), labels.array());
        Images both = IdxImages.of(x, y);
        assertThat(both.classes()).containsExactly("0", "1", "2");
        assertThat(both.all().y().toLongArray()).containsExactly(2, 0);
        assertThat(both.all().x().get(0).flatten().toFloatArray())
                .containsExactly(0, 51 / 255f, 102 / 255f, 1);
        assertThatThrownBy(() -> IdxImages.of(y, x)).hasMessageContaining("images first");
    }

    @Test
    void bytesInMemoryNeedFittingLabels() {
        Tensor bytes = Tensor.zeros(Shape.of(2, 3, 3), DType.UINT8);
        assertThat(Images.of(bytes, new int[] {0, 1}, List.of("a", "b")).channels()).isEqualTo(1);
        assertThatThrownBy(() -> Images.of(bytes, new int[] {0, 2}, List.of("a", "b")))
                .hasMessageContaining("labels from 0 to 1, got 2");
        assertThatThrownBy(() -> Images.of(bytes, new int[] {0}, List.of("a")))
                .hasMessageContaining("uint8 [1, channels, height, width]");
    }
}
