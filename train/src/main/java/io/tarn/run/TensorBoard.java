package io.tarn.run;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import io.tarn.nn.Net;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows training in TensorBoard: the curves, the warnings, and how the parameters are spread.
///
/// A thread of its own writes. Where it cannot, one warning says so and training goes on.
public final class TensorBoard implements Callback, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TensorBoard.class);
    private static final int MOST_VALUES = 100_000;

    /// What it shows.
    ///
    /// @param histogramsEvery epochs between two histograms of every parameter, which are made on the training thread; 0 for none
    public record Config(int histogramsEvery) {
        public Config histogramsEvery(int epochs) {
            return new Config(epochs);
        }
    }

    private final Config config;
    private final TensorBoardWriter writer;
    private final EventLines lines = new EventLines();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("tarn-board").factory());
    private Optional<Net> net = Optional.empty();
    private volatile boolean broken;

    private TensorBoard(Config config, TensorBoardWriter writer) {
        this.config = config;
        this.writer = writer;
    }

    /// Writes into a folder; `tensorboard --logdir` of it, or of its parent, shows it.
    public static TensorBoard of(Path folder) {
        return of(folder, c -> c);
    }

    public static TensorBoard of(Path folder, UnaryOperator<Config> choose) {
        return new TensorBoard(choose.apply(new Config(0)), TensorBoardWriter.open(folder));
    }

    @Override
    public Answer on(Event event) {
        lines.line(event).ifPresent(line -> write(board -> show(board, line)));
        switch (event) {
            case Event.Started started -> {
                net = Optional.of(started.task().net());
                if (started.resumed()) {
                    write(board -> board.resume(started.progress().step()));
                }
            }
            case Event.EpochEnded ended when isTime(ended.progress().epoch()) ->
                    net.ifPresent(it -> histograms(it, ended.progress().step()));
            default -> {}
        }
        return Answer.GO_ON;
    }

    @Override
    public Map<String, String> state() {
        return lines.state();
    }

    @Override
    public void restore(Map<String, String> state) {
        lines.restore(state);
    }

    private boolean isTime(int epoch) {
        return config.histogramsEvery > 0 && epoch % config.histogramsEvery == 0;
    }

    /// The parameters change with the next step, so their values are copied now.
    private void histograms(Net shown, long step) {
        shown.namedParameters()
                .forEach((name, parameter) -> {
                    if (parameter.value().elements() <= MOST_VALUES) {
                        double[] values = parameter.value().toDoubleArray();
                        write(board -> board.histogram(name, values, step));
                    }
                });
    }

    private static void show(TensorBoardWriter board, LogLine line) {
        line.scores().forEach((split, scores) -> show(board, split, scores, line.step()));
        if (line.kind() == LogLine.Kind.WARNED) {
            board.text("warnings", line.message(), line.step());
        }
    }

    private static void show(TensorBoardWriter board, String split, Scores scores, long step) {
        scores.values().forEach((name, value) -> board.scalar(split + "/" + name, value, step));
    }

    private void write(Consumer<TensorBoardWriter> work) {
        if (!broken) {
            thread.execute(() -> attempt(work));
        }
    }

    private void attempt(Consumer<TensorBoardWriter> work) {
        try {
            if (!broken) {
                work.accept(writer);
            }
        } catch (DataException e) {
            broken = true;
            LOG.warn("TensorBoard shows no more of this training: {}", e.getMessage());
        }
    }

    /// Writes what waits, for a few seconds at most.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
