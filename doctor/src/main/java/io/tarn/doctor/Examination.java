package io.tarn.doctor;

import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Page;
import io.tarn.tensor.TensorException;
import io.tarn.train.Fitted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the doctor found out about a training.
///
/// Its text is the verdict in three lines: what it is, why, and what helps.
///
/// @param rounds one for each cause that was found and cured, and a last one
/// @param cured the patient with all remedies that helped; the patient as it came where none did
/// @param remedies that are in it
/// @param config how the examination went
public record Examination(
        Verdict verdict,
        List<Round> rounds,
        Patient cured,
        List<Treatment> remedies,
        Doctor.Config config,
        Duration time) {
    public Examination {
        rounds = List.copyOf(rounds);
        remedies = List.copyOf(remedies);
    }

    /// The most important cause.
    public Optional<Finding> cause() {
        return causes().stream().findFirst().map(Verdict.Cause::finding);
    }

    /// All causes, the most important first.
    public List<Verdict.Cause> causes() {
        return verdict instanceof Verdict.Sick sick ? sick.causes() : List.of();
    }

    public boolean isHealthy() {
        return verdict instanceof Verdict.Healthy;
    }

    /// Everything that was found in the first round, causes and suspicions.
    public List<Finding> findings() {
        return rounds.getFirst().findings();
    }

    /// The trial of a remedy that helped.
    Optional<Trial> trial(Treatment remedy) {
        return rounds.stream()
                .flatMap(round -> round.trials().stream())
                .filter(trial -> trial.treatment().equals(remedy))
                .findFirst();
    }

    /// Whether a finding turned out to be a cause.
    boolean isCause(Finding finding) {
        return causes().stream().anyMatch(cause -> cause.finding().equals(finding));
    }

    /// The verdict in three lines: what it is, why, and what helps.
    public List<String> lines() {
        return ExaminationText.lines(this);
    }

    /// A page that shows the way through the tree, every finding with its evidence, and what was tried.
    public Page page() {
        return ExaminationPage.of(this);
    }

    /// The same for machines: maps, lists, numbers and texts, as [io.tarn.run.Json] writes them.
    public Map<String, Object> toJson() {
        return ExaminationJson.of(this);
    }

    /// Trains the net with all remedies that helped, on all examples, and leaves it trained.
    public Fitted heal() {
        if (remedies.isEmpty()) {
            throw TensorException.of(
                    "Examination.heal",
                    "a remedy that was seen to help",
                    isHealthy() ? "a healthy training" : "none",
                    isHealthy()
                            ? "there is nothing to heal: train as it is"
                            : "do what the findings advise, then examine again");
        }
        return cured.heal();
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
