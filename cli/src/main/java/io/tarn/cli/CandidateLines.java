package io.tarn.cli;

import io.tarn.auto.AutoEvent;
import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import io.tarn.auto.media.MediaEvent;
import java.io.PrintWriter;
import java.util.Locale;

/// Says what the search for a model does, a line for each candidate; long names stand last, so the columns stay straight.
final class CandidateLines {
    private final PrintWriter console;
    private boolean begun;

    CandidateLines(PrintWriter console) {
        this.console = console;
    }

    /// Hears what happens to a table.
    void table(AutoEvent event) {
        switch (event) {
            case AutoEvent.Began began ->
                    console.printf(
                            Locale.ROOT,
                            "%s; %,d rows to learn from, %,d set aside for the test%n%n",
                            began.kind(),
                            began.trainingRows(),
                            began.testRows());
            case AutoEvent.Trying _ -> {}
            case AutoEvent.Tried tried -> candidate(tried.candidate());
            case AutoEvent.Chose chose -> chosen(chose.candidate());
            case AutoEvent.Tested tested -> tested(tested.score());
        }
        console.flush();
    }

    /// Hears what happens to images, sounds or texts.
    void media(MediaEvent event) {
        switch (event) {
            case MediaEvent.Began began ->
                    console.printf(
                            Locale.ROOT,
                            "%s of %d classes; %,d to learn from, %,d to choose by, %,d set aside for the test%n%n",
                            began.kind(),
                            began.classes().size(),
                            began.training(),
                            began.validation(),
                            began.test());
            case MediaEvent.Trying _, MediaEvent.Epoch _ -> {}
            case MediaEvent.Tried tried -> candidate(tried.candidate());
            case MediaEvent.Chose chose -> chosen(chose.candidate());
            case MediaEvent.Tested tested -> tested(tested.score());
        }
        console.flush();
    }

    private void chosen(Candidate candidate) {
        console.printf("%nchosen: %s%n", candidate.name());
    }

    private void tested(Score score) {
        console.printf("test:   %s %s%n", score.name(), Figures.of(score));
    }

    private void candidate(Candidate candidate) {
        if (!begun) {
            begun = true;
            line(candidate.score().name() + " in validation", "time", "candidate");
        }
        line(
                Figures.of(candidate.score()),
                String.format(Locale.ROOT, "%.1f s", candidate.seconds()),
                candidate.name());
    }

    private void line(String score, String time, String name) {
        console.printf("%-28s %8s   %s%n", score, time, name);
    }
}
