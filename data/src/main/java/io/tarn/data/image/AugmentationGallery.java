package io.tarn.data.image;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Draws what augmentations do: for each one its name, the image, and five variants of it.
///
/// `java … io.tarn.data.image.AugmentationGallery OUT.png [IMAGE…]` draws all of them, on two drawn images or on others.
public final class AugmentationGallery {
    private static final int SIZE = 64; // of an image
    private static final int GAP = 4;
    private static final int NAME = 124; // the width of a name
    private static final int VARIANTS = 5;
    private static final int COLUMNS = 2;
    private static final int SEED = 3;

    private AugmentationGallery() {}

    /// The augmentations of this package, by name, with settings that can be seen.
    public static Map<String, BatchTransform> usual() {
        var rows = new LinkedHashMap<String, BatchTransform>();
        put(rows, "Flip horizontal", Flip.horizontal().probability(1));
        put(rows, "Flip vertical", Flip.vertical().probability(1));
        put(rows, "RandomCrop", RandomCrop.of(12));
        put(rows, "ResizedCrop", ResizedCrop.of().area(0.2, 0.8));
        put(rows, "Rotate", Rotate.of(30));
        put(rows, "Affine", Affine.of().scale(0.7, 1.3).shear(15));
        put(rows, "ColourJitter", ColourJitter.of().hue(0.2));
        put(rows, "Greyscale", Greyscale.of(1));
        put(rows, "Blur", Blur.of());
        put(rows, "Sharpness", new Sharpness(0, 6));
        put(rows, "Noise", Noise.of(0.2));
        put(rows, "Jpeg", new Jpeg(1, 30));
        put(rows, "Erase", Erase.of().probability(1));
        put(rows, "Posterize 2 bits", Posterize.of(2));
        put(rows, "Solarize", Solarize.of(0.5));
        put(rows, "AutoContrast", AutoContrast.of());
        put(rows, "Equalize", Equalize.of());
        put(rows, "RandAugment", RandAugment.of(2, 9));
        rows.put("MixUp", MixUp.of(2).alpha(1));
        rows.put("CutMix", CutMix.of(2));
        return rows;
    }

    private static void put(
            Map<String, BatchTransform> rows, String name, Augmentation augmentation) {
        rows.put(name, Augment.batch(augmentation));
    }

    /// Writes the picture of all `rows` as a PNG file.
    ///
    /// @param images at least two floats `[3, height, width]`: the one that is shown, and those that are mixed into it
    public static void write(Map<String, BatchTransform> rows, List<Tensor> images, Path file) {
        if (images.size() < 2) {
            throw DataException.of(
                    "AugmentationGallery", "two images or more", images.size(), "give another");
        }
        int cell = SIZE + GAP;
        int column = NAME + (1 + VARIANTS) * cell + 4 * GAP;
        int lines = Math.ceilDiv(rows.size(), COLUMNS);
        var picture =
                new BufferedImage(
                        COLUMNS * column, lines * cell + GAP, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int number = 0;
        for (Map.Entry<String, BatchTransform> row : rows.entrySet()) {
            int left = number / lines * column + 2 * GAP;
            int top = number % lines * cell + GAP;
            pen.drawString(row.getKey(), left, top + SIZE / 2 + 5);
            List<Tensor> shown = variants(row.getValue(), images);
            for (int i = 0; i < shown.size(); i++) {
                int x = left + NAME + i * cell + (i > 0 ? GAP : 0);
                pen.drawImage(ImageFile.picture(ImageFile.bytes(shown.get(i))), x, top, null);
            }
            number++;
        }
        pen.dispose();
        ImageFile.write(picture, file);
    }

    /// The image, and what the transform makes of it.
    private static List<Tensor> variants(BatchTransform transform, List<Tensor> images) {
        List<Tensor> sized =
                images.stream()
                        .map(x -> PixelResizing.of(Pixels.of(x), SIZE, SIZE).tensor())
                        .toList();
        var chance = new SplittableRandom(SEED);
        Stream<Tensor> changed =
                Stream.generate(() -> changed(transform, sized, chance)).limit(VARIANTS);
        return Stream.concat(Stream.of(sized.getFirst()), changed).toList();
    }

    private static Tensor changed(
            BatchTransform transform, List<Tensor> images, SplittableRandom chance) {
        try (var scope = Scope.open()) {
            int partner = 1 + chance.nextInt(images.size() - 1);
            Tensor x = Tensor.stack(List.of(images.getFirst(), images.get(partner)), 0);
            while (true) { // until a mix has another partner than itself
                var draw = new SplittableRandom(chance.nextLong());
                Batch batch = Batch.of(x, Tensor.of(new long[] {0, 1}));
                Batch changed = transform.apply(batch, draw);
                boolean mixes = changed.y().rank() == 2;
                if (!mixes || changed.y().get(0, 1).item() > 0.05) {
                    return changed.x().select(0, 0).contiguous().unscoped();
                }
            }
        }
    }

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            throw DataException.of(
                    "AugmentationGallery", "a file to write", "none", "give OUT.png [IMAGE…]");
        }
        List<Tensor> images =
                Arrays.stream(arguments)
                        .skip(1)
                        .map(file -> Decoder.USUAL.read(Path.of(file)).channels(3))
                        .map(image -> Pixels.of(image).tensor())
                        .toList();
        List<Tensor> shown = images.isEmpty() ? DrawnImages.all(4 * SIZE) : images;
        write(usual(), shown, Path.of(arguments[0]));
    }
}
