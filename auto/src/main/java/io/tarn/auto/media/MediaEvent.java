package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import java.util.List;

/// Something that happened while [MediaTrain] worked.
public sealed interface MediaEvent {
    /// The files are found and parted.
    record Began(MediaKind kind, List<String> classes, int training, int validation, int test)
            implements MediaEvent {}

    /// A candidate is being tried.
    record Trying(String candidate, double secondsLeft) implements MediaEvent {}

    /// A candidate has learned from all training files once more.
    record Epoch(
            String candidate, int epoch, int epochs, double trainingLoss, double validationLoss)
            implements MediaEvent {}

    /// The budget ended the training of a candidate after so many of its epochs.
    record CutShort(String candidate, double done, int epochs) implements MediaEvent {}

    /// A candidate has its validation score.
    record Tried(Candidate candidate) implements MediaEvent {}

    /// The best one was chosen by its validation loss.
    record Chose(Candidate candidate) implements MediaEvent {}

    /// The test files were looked at, once.
    record Tested(Score score) implements MediaEvent {}
}
