package io.tarn.cli;

import io.tarn.auto.AutoEvent;
import io.tarn.auto.Candidate;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/// Says what the search for a model does, a line for each candidate; long names stand last, so the columns stay straight.
final class CandidateLines implements Consumer<AutoEvent> {
    private final PrintWriter console;
    private boolean begun;

    CandidateLines(PrintWriter console) {
        this.console = console;
    }

    @Override
    public void accept(AutoEvent event) {
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
            case AutoEvent.Chose chose ->
                    console.printf("%nchosen: %s%n", chose.candidate().name());
            case AutoEvent.Tested tested ->
                    console.printf(
                            "test:   %s %s%n", tested.score().name(), Figures.of(tested.score()));
        }
        console.flush();
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
