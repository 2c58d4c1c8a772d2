package io.tarn.train;

import java.util.Map;

/// Listens to training, and may end it.
///
/// ```java
/// Callback patience = event -> event instanceof Event.Validated v && v.scores().get("loss") < 0.1
///         ? Answer.stop("good enough") : Answer.GO_ON;
/// ```
///
/// Called on the training thread: work that takes long belongs on another one.
@FunctionalInterface
public interface Callback {
    Answer on(Event event);

    /// What it must remember in a checkpoint, so that a resumed run ends like one that was not interrupted.
    default Map<String, String> state() {
        return Map.of();
    }

    /// Goes on from a saved [#state].
    default void restore(Map<String, String> state) {}

    /// What a callback wants of the trainer.
    sealed interface Answer {
        Answer GO_ON = new GoOn();

        static Answer stop(String reason) {
            return new Stop(reason);
        }

        record GoOn() implements Answer {}

        /// Training ends after this step, with a validation and a checkpoint.
        record Stop(String reason) implements Answer {}
    }
}
