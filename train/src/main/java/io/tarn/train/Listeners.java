package io.tarn.train;

import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All callbacks of a training, told in order.
record Listeners(List<Callback> callbacks) {
    /// Tells everyone; the first reason to stop, if there is one.
    Optional<String> tell(Event event) {
        Optional<String> reason = Optional.empty();
        for (Callback callback : callbacks) {
            if (callback.on(event) instanceof Callback.Answer.Stop stop && reason.isEmpty()) {
                reason = Optional.of(stop.reason());
            }
        }
        return reason;
    }

    List<Map<String, String>> state() {
        return callbacks.stream().map(Callback::state).toList();
    }

    void restore(List<Map<String, String>> states) {
        if (states.size() != callbacks.size()) {
            throw TensorException.of(
                    "Trainer.resume",
                    states.size() + " callbacks, as in the checkpoint",
                    callbacks.size(),
                    "give the trainer the same callbacks in the same order");
        }
        for (int i = 0; i < states.size(); i++) {
            callbacks.get(i).restore(states.get(i));
        }
    }
}
