package io.tarn.auto;

import java.util.Map;

/// What was learned: numbers from rows. Many threads may ask it at once.
interface Model {
    /// `[rows][outputs]`: the number, or a probability for each class.
    double[][] predict(Inputs rows);

    /// Everything needed to build it again, as plain maps, lists, numbers and texts; large parts go into `parts`.
    Map<String, Object> save(Parts parts);
}
