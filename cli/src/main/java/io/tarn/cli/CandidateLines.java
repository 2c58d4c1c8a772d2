package io.tarn.cli;

import io.tarn.auto.AutoEvent;
import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import io.tarn.auto.media.MediaEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Says what the search for a model does, a line for each candidate; long names stand last, so the columns stay straight. On a
/// [Screen] the last line shows what is going on.
final class CandidateLines implements AutoCloseable {
    private final PrintWriter console;
    private final Optional<Progress> progress;
    private final Set<String> cutShort = new HashSet<>();
    private boolean begun;

    /// @param budget for the search
    CandidateLines(PrintWriter console, Duration budget) {
        this.console = console;
        this.progress =
                console instanceof Screen screen
                        ? Optional.of(Progress.ticking(screen.status(), budget))
                        : Optional.empty();
    }

    /// Hears what happens to a table.
    void table(AutoEvent event) {
        switch (event) {
            case AutoEvent.Began began ->
                    console.printf(
                            Locale.ROOT,
                            "%s; %s to learn from, %,d set aside for the test%n%n",
                            began.kind(),
                            Figures.count(began.trainingRows(), "row", "rows"),
                            began.testRows());
            case AutoEvent.Trying trying -> doing(trying.candidate());
            case AutoEvent.Tried tried -> candidate(tried.candidate());
            case AutoEvent.Chose chose -> {
                chosen(chose.candidate());
                doing(chose.candidate().name() + " learns from all rows but those of the test");
            }
            case AutoEvent.Tested tested -> tested(tested.score());
        }
        console.flush();
    }

    /// Hears what happens to images, sounds or texts.
    void media(MediaEvent event) {
        switch (event) {
            case MediaEvent.Began began -> {
                doing("preparing");
                console.printf(
                        Locale.ROOT,
                        "%s of %s; %,d to learn from, %,d to choose by, %,d set aside for the test%n%n",
                        began.kind(),
                        Figures.count(began.classes().size(), "class", "classes"),
                        began.training(),
                        began.validation(),
                        began.test());
            }
            case MediaEvent.Trying trying -> doing(trying.candidate());
            case MediaEvent.Epoch epoch -> progress.ifPresent(it -> it.epoch(epoch));
            case MediaEvent.CutShort cut -> cutShort.add(cut.candidate());
            case MediaEvent.Tried tried -> candidate(tried.candidate());
            case MediaEvent.Chose chose -> chosen(chose.candidate());
            case MediaEvent.Tested tested -> tested(tested.score());
        }
        console.flush();
    }

    /// Says what takes time, where somebody looks.
    void doing(String what) {
        progress.ifPresent(it -> it.doing(what));
    }

    private void chosen(Candidate candidate) {
        console.printf("%nchosen: %s%n", candidate.name());
    }

    private void tested(Score score) {
        doing("");
        console.printf("test:   %s %s%n", score.name(), Figures.of(score));
    }

    private void candidate(Candidate candidate) {
        doing("");
        if (!begun) {
            begun = true;
            line(candidate.score().name() + " in validation", "time", "candidate");
        }
        String name = candidate.name();
        line(
                Figures.of(candidate.score()),
                String.format(Locale.ROOT, "%.1f s", candidate.seconds()),
                cutShort.contains(name) ? name + ", cut short by the budget" : name);
    }

    private void line(String score, String time, String name) {
        console.printf("%-28s %8s   %s%n", score, time, name);
    }

    @Override
    public void close() {
        progress.ifPresent(Progress::close);
    }
}
