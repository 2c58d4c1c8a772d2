package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.data.image.ImageFile;
import io.tarn.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures and sounds whose classes are known; an IDX pair must be judged as the same pictures in PNG files are.
final class PictureEvaluationTest {
    @TempDir private static Path shared;
    @TempDir private Path folder;

    private static MediaPredictor predictor;

    @BeforeAll
    static void train() {
        Path data = Made.shapes(shared.resolve("data"), 10);
        MediaTrain.of(data, c -> c.epochs(4).out(shared.resolve("run"))).run();
        predictor = MediaPredictor.load(shared.resolve("run"));
    }

    /// The pictures of a folder in the files of MNIST.
    private void pack(List<Found.Item> items, Path to, String part) throws IOException {
        var images = new ByteArrayOutputStream();
        var labels = new ByteArrayOutputStream();
        var imagesOut = new DataOutputStream(images);
        var labelsOut = new DataOutputStream(labels);
        for (int number : new int[] {0x803, items.size(), 16, 16}) {
            imagesOut.writeInt(number);
        }
        labelsOut.writeInt(0x801);
        labelsOut.writeInt(items.size());
        for (var item : items) {
            try (Tensor picture = ImageFile.read(item.file())) {
                imagesOut.write(picture.toByteArray());
            }
            labelsOut.writeByte(item.label());
        }
        Files.createDirectories(to);
        Files.write(to.resolve(part + "images-idx3-ubyte"), images.toByteArray());
        Files.write(to.resolve(part + "labels-idx1-ubyte"), labels.toByteArray());
    }

    @Test
    void judgesIdxFilesLikePngFiles() throws IOException {
        Path pictures = shared.resolve("data");
        Path packed = folder.resolve("packed");
        pack(new Finder(pictures).found().items(), packed, "t10k-");
        Files.writeString(packed.resolve("classes.txt"), "bar\ndisc\nring\n");
        var expected = predictor.evaluate(pictures);
        for (Path data : List.of(packed, packed.resolve("t10k-images-idx3-ubyte"))) {
            var evaluation = predictor.evaluate(data);
            assertThat(evaluation.count()).isEqualTo(30);
            assertThat(evaluation.scores()).isEqualTo(expected.scores());
            assertThat(evaluation.confusion()).isDeepEqualTo(expected.confusion());
        }
    }

    @Test
    void wantsIdxFilesThatAreClear() throws IOException {
        var items = new Finder(shared.resolve("data")).found().items();
        pack(items, folder, "train-");
        complains(folder, "others only (0, 1, 2)");
        pack(items.subList(0, 5), folder, "t10k-");
        complains(folder, "one pair of IDX files", "t10k-images-idx3-ubyte and train-images");
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        complains(folder.resolve("t10k-images-idx3-ubyte"), "no t10k-labels-idx1-ubyte beside it");
        Files.writeString(folder.resolve("classes.txt"), "bar\n");
        complains(folder.resolve("train-images-idx3-ubyte"), "a name for each of 3 classes");
    }

    @Test
    void namesPicturesThatCannotBeReadAndJudgesTheOthers() {
        Path data = Made.shapes(folder.resolve("data"), 3);
        Path bad = Made.file(data, "disc", "bad.png");
        Made.text(bad, "no picture");
        var evaluation = predictor.evaluate(data);
        assertThat(evaluation.count()).isEqualTo(9);
        assertThat(evaluation.unreadable())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.name()).isEqualTo(bad.toString());
                    assertThat(each.reason())
                            .startsWith("ImageFile.read of " + bad)
                            .contains("PNG");
                });
    }

    @Test
    void judgesSounds() {
        Path data = Made.tones(folder.resolve("data"), 5);
        MediaTrain.of(data, c -> c.epochs(2).out(folder.resolve("run"))).run();
        Made.text(Made.file(data, "noise", "bad.wav"), "no sound");
        var evaluation = MediaPredictor.load(folder.resolve("run")).evaluate(data);
        assertThat(evaluation.kind()).isEqualTo(MediaKind.SOUND);
        assertThat(evaluation.count()).isEqualTo(15);
        assertThat(evaluation.unreadable()).hasSize(1);
    }

    @Test
    void wantsPictures() {
        Made.text(folder.resolve("later.csv"), "text,label\na,b\n");
        complains(folder.resolve("later.csv"), "path and label");
    }

    private static void complains(Path data, String... parts) {
        assertThatThrownBy(() -> predictor.evaluate(data))
                .isInstanceOf(DataException.class)
                .message()
                .doesNotContain("\n")
                .contains(parts);
    }
}
