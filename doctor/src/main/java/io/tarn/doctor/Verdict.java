package io.tarn.doctor;

import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an examination comes to.
public sealed interface Verdict {
    /// Nothing that was tried does much better, and nothing is plainly wrong.
    record Healthy() implements Verdict {}

    /// Causes that were found, each with the trial that verified it where there was one; the first is the most important.
    record Sick(List<Cause> causes) implements Verdict {
        public Sick {
            causes = List.copyOf(causes);
        }
    }

    /// It could do better, but the evidence does not single out why; `best` is what did better.
    record Unexplained(String best) implements Verdict {}

    /// @param verification the trial of its remedy; empty where the rule is proof by itself and the remedy is a person's work
    record Cause(Finding finding, Optional<Trial> verification) {
        /// The same causes, what follows from another behind it.
        static List<Cause> ordered(List<Cause> causes) {
            List<Cause> ordered = new ArrayList<>(causes);
            ordered.sort(Comparator.comparing(cause -> cause.isConsequence(causes)));
            return ordered;
        }

        private boolean isConsequence(List<Cause> causes) {
            return causes.stream().anyMatch(other -> finding.follows(other.finding));
        }
    }
}
