package io.tarn.train;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows on a terminal how far training is: loss, learning rate, speed and the time that is left; elsewhere a line per epoch.
public final class ProgressBar implements Callback {
    private static final int MILLIS = 200;

    private final PrintStream out;
    private final boolean terminal;
    private Optional<me.tongfei.progressbar.ProgressBar> bar = Optional.empty();
    private int epochs;

    private ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// On the standard error stream.
    public static ProgressBar of() {
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new ProgressBar(System.err, terminal);
    }

    /// A line per epoch.
    public static ProgressBar lines(PrintStream out) {
        return new ProgressBar(out, false);
    }

    @Override
    public Answer on(Event event) {
        switch (event) {
            case Event.Started started -> epochs = started.plan().epochs();
            case Event.EpochStarted started when terminal -> open(started.progress());
            case Event.Stepped stepped -> bar.ifPresent(shown -> show(shown, stepped));
            case Event.EpochEnded ended -> end(ended);
            case Event.Warned warned -> {
                close();
                out.println("warning: " + warned.message());
            }
            case Event.Ended ended -> {
                close();
                if (!(ended.ending() instanceof Ending.Finished)) {
                    out.println("training ended: " + ended.ending());
                }
            }
            default -> {}
        }
        return Answer.GO_ON;
    }

    private void open(Progress progress) {
        bar =
                Optional.of(
                        new ProgressBarBuilder()
                                .setTaskName("epoch %d/%d".formatted(progress.epoch() + 1, epochs))
                                .setInitialMax(progress.batches())
                                .startsFrom(progress.batch(), java.time.Duration.ZERO)
                                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                                .setUpdateIntervalMillis(MILLIS)
                                .setUnit(" batches", 1)
                                .showSpeed()
                                .clearDisplayOnFinish()
                                .setConsumer(new ConsoleProgressBarConsumer(out))
                                .build());
    }

    private static void show(me.tongfei.progressbar.ProgressBar shown, Event.Stepped stepped) {
        shown.stepTo(stepped.progress().batch());
        shown.setExtraMessage(
                String.format(
                        Locale.ROOT,
                        " loss %.4f  rate %.2g",
                        stepped.loss(),
                        stepped.learningRate()));
    }

    private void end(Event.EpochEnded ended) {
        close();
        out.printf(
                Locale.ROOT,
                "epoch %d/%d  %.1f s  training %s%s%n",
                ended.progress().epoch(),
                epochs,
                ended.profile().total(),
                ended.training(),
                ended.validation().isEmpty() ? "" : "  validation " + ended.validation());
    }

    private void close() {
        bar.ifPresent(me.tongfei.progressbar.ProgressBar::close);
        bar = Optional.empty();
    }
}
