package io.tarn.run;

import io.tarn.data.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// Writes an event file that TensorBoard reads.
///
/// ```java
/// try (var board = TensorBoardWriter.open(Path.of("runs/board"))) {
///     board.scalar("loss", 0.25, 1);
/// }
/// ```
///
/// Each call is in the file when it returns. Any thread may write.
public final class TensorBoardWriter implements AutoCloseable {
    private static final AtomicInteger FILES = new AtomicInteger();

    private final Path file;
    private final RecordFile records;

    private TensorBoardWriter(Path file) throws IOException {
        this.file = file;
        this.records = new RecordFile(file);
    }

    /// Begins a file of its own in a folder, which several writers may share.
    public static TensorBoardWriter open(Path folder) {
        String name =
                "events.out.tfevents.%d.%s.%d.%d"
                        .formatted(
                                Instant.now().getEpochSecond(),
                                host(),
                                ProcessHandle.current().pid(),
                                FILES.getAndIncrement());
        try {
            Files.createDirectories(folder);
            var writer = new TensorBoardWriter(folder.resolve(name));
            writer.write(Summaries.version());
            return writer;
        } catch (IOException e) {
            throw broken(folder, e);
        }
    }

    public void scalar(String tag, double value, long step) {
        write(Summaries.event(step, Summaries.scalar(tag, value)));
    }

    /// How the values are spread; NaN and infinite ones are left out.
    public void histogram(String tag, double[] values, long step) {
        write(Summaries.event(step, Summaries.histogram(tag, values)));
    }

    public void image(String tag, BufferedImage image, long step) {
        var png = new ByteArrayOutputStream();
        var coloured =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = coloured.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        try {
            ImageIO.write(coloured, "png", png);
        } catch (IOException e) {
            throw broken(file, e);
        }
        var summary = Summaries.image(tag, image.getWidth(), image.getHeight(), png.toByteArray());
        write(Summaries.event(step, summary));
    }

    /// A text in Markdown.
    public void text(String tag, String text, long step) {
        write(Summaries.event(step, Summaries.text(tag, text)));
    }

    /// Says that training goes on from a step: TensorBoard forgets what an interrupted run wrote after it.
    public void resume(long step) {
        write(Summaries.start(step + 1));
    }

    /// The file that it writes.
    public Path file() {
        return file;
    }

    private void write(Message event) {
        Instant now = Instant.now();
        event.real(1, now.getEpochSecond() + now.getNano() / 1e9);
        try {
            synchronized (records) {
                records.write(event.toBytes());
            }
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9-]", "-");
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static DataException broken(Path place, IOException e) {
        return DataException.of(
                "TensorBoardWriter",
                "a place that can be written",
                place + " (" + e + ")",
                "check its permissions and the free space",
                e);
    }
}
