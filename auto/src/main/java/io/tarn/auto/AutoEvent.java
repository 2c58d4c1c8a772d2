package io.tarn.auto;

/// Something that happened while [AutoTrain] worked.
public sealed interface AutoEvent {
    /// The task is known and the rows are parted.
    record Began(TaskKind kind, int trainingRows, int testRows, int folds) implements AutoEvent {}

    /// A candidate is being tried.
    record Trying(String candidate, double secondsLeft) implements AutoEvent {}

    /// A candidate has its validation score.
    record Tried(Candidate candidate) implements AutoEvent {}

    /// The best one learns from all rows but those of the test.
    record Chose(Candidate candidate) implements AutoEvent {}

    /// The test rows were looked at, once.
    record Tested(Score score) implements AutoEvent {}
}
