package io.tarn.nn;

import java.util.LinkedHashMap;
import java.util.Map;

/// A net in evaluation or training mode for a while; closing gives every layer the mode that it had.
///
/// ```java
/// try (var still = Modes.eval(net)) { answer = net.forward(x); }
/// ```
public final class Modes implements AutoCloseable {
    private final Map<Mode, Boolean> before = new LinkedHashMap<>();

    private Modes(Net net) {
        Fields.modes(net).forEach(mode -> before.put(mode, mode.isTraining()));
    }

    /// Evaluation mode until the result is closed.
    public static Modes eval(Net net) {
        Modes modes = new Modes(net);
        net.eval();
        return modes;
    }

    /// Training mode until the result is closed.
    public static Modes train(Net net) {
        Modes modes = new Modes(net);
        net.train();
        return modes;
    }

    @Override
    public void close() {
        before.forEach(Mode::training);
    }
}
