package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AugmentationGalleryTest {
    @TempDir private Path folder;

    @Test
    void drawsTheImageAndFiveVariantsOfIt() {
        Path file = folder.resolve("x.png");
        Augmentation negative = (image, _) -> image.rsub(1);
        List<Tensor> images = List.of(Tensor.ones(3, 32, 32).mul(0.2), Tensor.ones(3, 32, 32));
        AugmentationGallery.write(Map.of("negative", Augment.batch(negative)), images, file);
        Tensor picture = ImageFile.read(file).to(DType.INT32);
        Tensor middle = picture.get(0).narrow(0, 30, 1).flatten(); // a line through all of them
        long dark = middle.eq(51).sum().itemLong();
        long bright = middle.eq(204).sum().itemLong();
        assertThat(dark).isEqualTo(64);
        assertThat(bright).isBetween(5 * 64L, 5 * 64L + 9); // the edges of letters, perhaps
    }

    @Test
    void drawsAllAugmentationsTwiceAlike() throws IOException {
        Path one = folder.resolve("one.png");
        Path two = folder.resolve("two.png");
        AugmentationGallery.main(one.toString());
        AugmentationGallery.main(two.toString());
        assertThat(AugmentationGallery.usual()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        assertThat(ImageFile.read(one).toFloat().std().item()).isGreaterThan(30);
    }

    @Test
    void drawsOnOtherImagesToo() {
        Path image = TestImages.golden("source.png", folder);
        Path grey = TestImages.golden("grey.png", folder);
        Path file = folder.resolve("x.png");
        AugmentationGallery.main(file.toString(), image.toString(), grey.toString());
        assertThat(ImageFile.read(file).size(0)).isEqualTo(3);
        assertThatThrownBy(() -> AugmentationGallery.main(file.toString(), image.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two images or more, got 1");
        assertThatThrownBy(AugmentationGallery::main).hasMessageContaining("a file to write");
    }
}
