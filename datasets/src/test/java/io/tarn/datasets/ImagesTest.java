package io.tarn.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.image.Images;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The images and sounds open and are what they should be.
final class ImagesTest {
    @TempDir private static Path home;
    private static Unpacked data;

    @BeforeAll
    static void open() {
        data = new Unpacked(home);
    }

    @Test
    void mnistHasThePublishedDigits() {
        try (var _ = Scope.open()) {
            Parts mnist = IdxFolder.parts(data.path("mnist"));
            assertThat(mnist.train().size()).isEqualTo(60_000);
            assertThat(mnist.test().size()).isEqualTo(10_000);
            Batch first = mnist.train().first(5).all();
            assertThat(first.x().shape().toArray()).containsExactly(5, 1, 28, 28);
            assertThat(first.x().dtype()).isEqualTo(DType.FLOAT32);
            assertThat(first.y().toLongArray()).containsExactly(5, 0, 4, 1, 9);
            assertThat(first.x().max().item()).isEqualTo(1);
            assertThat(first.x().min().item()).isZero();
            Batch all = mnist.test().all();
            assertThat(counts(all.y().toLongArray()))
                    .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
            assertThat(all.x().mean().item()).isBetween(0.1325, 0.1326); // often quoted: 0.1325
        }
    }

    @Test
    void aBatchOutlivesTheScopeThatReadTheFiles() {
        Parts mnist;
        try (var _ = Scope.open()) {
            mnist = IdxFolder.parts(data.path("mnist"));
        }
        assertThat(mnist.test().first(3).all().y().toLongArray()).containsExactly(7, 2, 1);
    }

    @Test
    void doodlesAreAHundredOfEachClass() throws IOException {
        try (var _ = Scope.open()) {
            Path folder = data.path("doodles");
            var doodles = IdxFolder.images(folder, "");
            assertThat(counts(doodles.all().y().toLongArray())).hasSize(100).containsOnly(100);
            List<String> classes = Files.readAllLines(folder.resolve("classes.txt"));
            assertThat(new HashSet<>(classes)).hasSize(100).contains("snake", "owl");
        }
    }

    @Test
    void emojiHaveAListAndAnImageOf64PixelsEach() throws IOException {
        Path folder = data.path("emoji");
        Csv list = Csv.read(folder.resolve("emoji.csv"));
        assertThat(list.rows()).hasSize(1911);
        assertThat(list.counts("category")).hasSize(10);
        for (String image : list.column("image")) {
            assertThat(folder.resolve("images").resolve(image)).exists();
        }
        BufferedImage first =
                ImageIO.read(folder.resolve("images/" + list.column("image").getFirst()).toFile());
        assertThat(List.of(first.getWidth(), first.getHeight())).containsExactly(64, 64);
    }

    @Test
    void sevenVoicesSpeakTenDigits() throws IOException {
        List<SpokenDigit> spoken = SpokenDigit.in(data.path("spoken-digits"));
        assertThat(spoken).hasSize(70);
        assertThat(counts(spoken.stream().mapToLong(SpokenDigit::digit).toArray()))
                .hasSize(10)
                .containsOnly(7);
        assertThat(spoken.stream().map(SpokenDigit::voice).distinct())
                .containsExactlyInAnyOrder(
                        "alex", "bruce", "fred", "kathy", "ralph", "vicki", "victoria");
        byte[] wave = Files.readAllBytes(spoken.getFirst().file());
        assertThat(new String(wave, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    }

    @Test
    void fourSpeakersSayEightyWordsInFiveLanguages() throws IOException {
        List<Utterance> said = Utterance.in(data.path("letters-spoken"));
        assertThat(said).hasSize(Datasets.named("letters-spoken").rows());
        assertThat(said.stream().map(Utterance::speaker).distinct())
                .containsExactly("allison", "june", "carlo", "ivrvoice");
        for (String language : List.of("en", "es", "fr", "it", "ru")) {
            List<Utterance> spoken =
                    said.stream().filter(u -> u.language().equals(language)).toList();
            assertThat(spoken.stream().map(Utterance::item))
                    .contains("digits/7", "letters/w", "phonetic/q_p");
            assertThat(spoken).hasSize(language.equals("en") ? 339 : 80);
            assertThat(spoken).allMatch(u -> u.text().isEmpty() != language.equals("en"));
        }
        assertThat(said.stream().filter(u -> u.item().equals("letters/w")).findFirst())
                .hasValueSatisfying(u -> assertThat(u.text()).isEqualTo("w."));
        byte[] wave = Files.readAllBytes(said.getFirst().file());
        assertThat(new String(wave, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    }

    @Test
    void everyLineOfACifarPictureIsAnImage(@TempDir Path folder) throws IOException {
        for (int i = 1; i <= 5; i++) {
            picture(folder.resolve("data_batch_" + i + ".png"), 2, 10 * i);
        }
        picture(folder.resolve("test_batch.png"), 1, 200);
        Files.writeString(folder.resolve("train_lables.json"), "[0,1,2,3,4,5,6,7,8,9]");
        Files.writeString(folder.resolve("test_lables.json"), "[3]");
        try (var _ = Scope.open()) {
            Batch train = Cifar.read(folder).train().all();
            assertThat(train.x().shape().toArray()).containsExactly(10, 3, 32, 32);
            assertThat(train.y().toLongArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(((Images) Cifar.read(folder).test()).classes().get(3)).isEqualTo("cat");
            float[] x = train.x().toFloatArray();
            int third = 2 * 3 * 32 * 32; // the first image of the second picture is 20, 21, 22
            assertThat(x[third] * 255).isEqualTo(20);
            assertThat(x[third + 1024] * 255).isEqualTo(21);
            assertThat(x[third + 2048 + 33] * 255).isEqualTo(22);
            Files.writeString(folder.resolve("test_lables.json"), "[");
            assertThatThrownBy(() -> Cifar.read(folder))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("add the files again");
        }
    }

    private static void picture(Path file, int images, int red) throws IOException {
        BufferedImage picture = new BufferedImage(1024, images, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < images; y++) {
            for (int x = 0; x < 1024; x++) {
                picture.setRGB(x, y, red << 16 | (red + 1) << 8 | red + 2);
            }
        }
        ImageIO.write(picture, "png", file.toFile());
    }

    private static int[] counts(long[] labels) {
        int[] counts = new int[(int) Arrays.stream(labels).max().orElseThrow() + 1];
        for (long label : labels) {
            counts[(int) label]++;
        }
        return counts;
    }
}
