package io.tarn.train;

import io.tarn.metric.Scores;
import java.nio.file.Path;

/// Something that happened in training, told to every [Callback].
public sealed interface Event {
    Progress progress();

    /// Training begins, or goes on from a checkpoint.
    record Started(Progress progress, Plan plan, Task task, boolean resumed) implements Event {}

    record EpochStarted(Progress progress) implements Event {}

    /// A batch was learned from; the gradients are still there.
    ///
    /// @param loss the loss of this batch
    /// @param examples in this batch
    /// @param learningRate of the first optimizer
    /// @param gradientNorm of all gradients together; NaN where it was not computed
    record Stepped(
            Progress progress, double loss, int examples, double learningRate, double gradientNorm)
            implements Event {}

    /// The validation data were judged, once before the first epoch and after each one.
    record Validated(Progress progress, Scores scores) implements Event {}

    /// An epoch is over.
    ///
    /// @param training the means over the epoch's batches, while the net was learning
    /// @param validation empty where there are no validation data
    /// @param profile where the time of the epoch went
    record EpochEnded(Progress progress, Scores training, Scores validation, Profile profile)
            implements Event {}

    /// A checkpoint lies complete on disk.
    record Saved(Progress progress, Path folder) implements Event {}

    /// Something that a person should read; training goes on.
    record Warned(Progress progress, String message) implements Event {}

    /// Training is over; always the last event.
    record Ended(Progress progress, Ending ending) implements Event {}
}
