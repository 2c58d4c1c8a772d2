package io.tarn.auto;

import java.util.List;

/// A way of learning from tables: it finds its own settings by validation, then learns from all rows.
interface Learner {
    String name();

    /// What it is, for somebody who has not heard of it.
    String idea();

    /// Tries settings on the folds and gives back the best. Tries at least one, however late it is.
    Trial search(Problem problem, List<Fold> folds, Clock clock);

    /// Learns from all of `training` with the settings of a trial.
    Model fit(Problem problem, Examples training, Trial trial);
}
