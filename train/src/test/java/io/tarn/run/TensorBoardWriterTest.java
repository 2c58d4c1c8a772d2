package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decodes with [Wire]; the numbers of the fields are those of TensorFlow's event.proto, summary.proto and tensor.proto.
final class TensorBoardWriterTest {
    @TempDir private Path folder;

    private List<Wire> written(Consumer<TensorBoardWriter> work) throws IOException {
        try (var writer = TensorBoardWriter.open(folder)) {
            work.accept(writer);
            return Wire.records(Files.readAllBytes(writer.file())); // before it is closed
        }
    }

    /// The only value of the second event.
    private Wire value(Consumer<TensorBoardWriter> work) throws IOException {
        var events = written(work);
        assertThat(events).hasSize(2);
        return events.get(1).message(5).message(1);
    }

    @Test
    void theFileSaysItsVersionFirst() throws IOException {
        var events = written(_ -> {});
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().text(3)).isEqualTo("brain.Event:2");
        assertThat(events.getFirst().real(1))
                .isCloseTo(System.currentTimeMillis() / 1e3, within(60.0));
    }

    @Test
    void writesScalars() throws IOException {
        var events =
                written(it -> {
                    it.scalar("größe", 0.25, 1L << 40);
                    it.scalar("größe", Double.NaN, 0);
                });
        assertThat(events.get(1).integer(2)).isEqualTo(1L << 40);
        assertThat(events.get(1).message(5).message(1).text(1)).isEqualTo("größe");
        assertThat(events.get(1).message(5).message(1).single(2)).isEqualTo(0.25f);
        assertThat(events.get(2).message(5).message(1).single(2)).isNaN();
    }

    @Test
    void aHistogramCountsEveryFiniteValueOnce() throws IOException {
        var values = new double[301];
        Arrays.setAll(values, i -> i / 10.0);
        values[5] = Double.NaN;
        var histogram = value(it -> it.histogram("h", values, 1)).message(5);
        assertThat(histogram.real(1)).isZero();
        assertThat(histogram.real(2)).isEqualTo(30);
        assertThat(histogram.real(3)).isEqualTo(300);
        assertThat(histogram.real(4)).isCloseTo(30 * 301 / 2.0 - 0.5, within(1e-9));
        assertThat(histogram.real(5)).isCloseTo(300 * 301 * 601 / 600.0 - 0.25, within(1e-6));
        double[] limits = histogram.reals(6);
        double[] counts = histogram.reals(7);
        assertThat(limits).isSorted().endsWith(30).hasSameSizeAs(counts);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(300);
        assertThat(counts[0]).isEqualTo(9); // 0.0 to 0.9 without the NaN
    }

    @Test
    void aHistogramOfOneValueOrNoneIsOne() throws IOException {
        for (double same : new double[] {2, 0, -1e20, 1e300}) {
            var one = value(it -> it.histogram("h", new double[] {same, same}, 1)).message(5);
            assertThat(Arrays.stream(one.reals(7)).sum()).isEqualTo(2);
            assertThat(one.reals(6)).isSorted().doesNotHaveDuplicates();
        }
        var none = value(it -> it.histogram("h", new double[0], 1)).message(5);
        assertThat(none.real(3)).isZero();
    }

    @Test
    void writesImagesAsPng() throws IOException {
        var image = new BufferedImage(7, 4, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(6, 3, 0xff12ab34);
        var message = value(it -> it.image("i", image, 1)).message(4);
        assertThat(message.integer(1)).isEqualTo(4);
        assertThat(message.integer(2)).isEqualTo(7);
        assertThat(message.integer(3)).isEqualTo(3);
        var read = ImageIO.read(new ByteArrayInputStream(message.bytes(4)));
        assertThat(read.getRGB(6, 3)).isEqualTo(0xff12ab34);
    }

    @Test
    void writesTexts() throws IOException {
        var text = value(it -> it.text("t", "**日本**", 1));
        assertThat(text.message(9).message(1).text(1)).isEqualTo("text");
        assertThat(text.message(8).integer(1)).isEqualTo(7); // DT_STRING
        assertThat(text.message(8).message(2).message(2).integer(1)).isEqualTo(1);
        assertThat(text.message(8).text(8)).isEqualTo("**日本**");
    }

    @Test
    void saysWhereTrainingGoesOn() throws IOException {
        var event = written(it -> it.resume(9)).get(1);
        assertThat(event.integer(2)).isEqualTo(10);
        assertThat(event.message(7).integer(1)).isEqualTo(1);
    }

    @Test
    void twoWritersShareAFolder() {
        try (var first = TensorBoardWriter.open(folder);
                var second = TensorBoardWriter.open(folder)) {
            assertThat(first.file()).isNotEqualTo(second.file());
            assertThat(first.file().getFileName().toString()).startsWith("events.out.tfevents.");
        }
    }

    @Test
    void saysWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> TensorBoardWriter.open(file.resolve("board")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("TensorBoardWriter: expected a place that can be written");
    }

    @Test
    void theCallbackShowsCurvesWarningsAndParameters() throws IOException {
        try (var board = TensorBoard.of(folder, c -> c.histogramsEvery(1))) {
            board.on(Told.started(0, false));
            board.on(Told.stepped(1));
            board.on(Told.warned(1, "odd"));
            board.on(Told.epochEnded(10, 0.5));
        }
        byte[] file;
        try (var files = Files.list(folder)) {
            file = Files.readAllBytes(files.findFirst().orElseThrow());
        }
        assertThat(Wire.records(file))
                .filteredOn(event -> event.has(5))
                .extracting(event -> event.message(5).message(1).text(1))
                .contains(
                        "batch/loss",
                        "batch/learningRate",
                        "warnings",
                        "training/loss",
                        "validation/accuracy",
                        "profile/forward",
                        "weight",
                        "bias");
    }
}
