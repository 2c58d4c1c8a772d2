package io.tarn.classic;

import io.tarn.classic.linear.LinearRegression;
import java.util.Map;

/// The types of models that a file may hold, and who reads them.
final class Kinds {
    /// Makes a model of what was kept of it.
    @FunctionalInterface
    interface Reader {
        Model read(Saved saved);
    }

    static final Map<String, Reader> READERS =
            Map.ofEntries(Map.entry(LinearRegression.TYPE, LinearRegression::restore));

    private Kinds() {}
}
