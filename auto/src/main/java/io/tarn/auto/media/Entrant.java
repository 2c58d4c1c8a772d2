package io.tarn.auto.media;

/// A way of learning that takes part in the contest.
///
/// @param idea what it is, in plain words
/// @param duty whether it is tried whatever the time
record Entrant(
        String name,
        String idea,
        Intake intake,
        Architecture architecture,
        Recipe recipe,
        Duty duty) {
    /// Whether it may be left out.
    enum Duty {
        ALWAYS,
        IF_TIME_ALLOWS
    }

    /// Whether examples are changed by chance each time.
    enum Variety {
        SAME,
        VARIED
    }

    /// How it is trained.
    ///
    /// @param rate the highest learning rate
    /// @param updates about how many batches it learns from
    record Recipe(double rate, double decay, int updates, Variety variety) {
        private static final int LEAST_EPOCHS = 8;
        private static final int MOST_EPOCHS = 80;

        /// Fewer examples make smaller batches, so that there are enough of them.
        static int batchSize(int examples) {
            return examples < 200 ? 8 : examples < 1000 ? 16 : examples < 5000 ? 32 : 64;
        }

        int epochs(int examples) {
            int batches = Math.ceilDiv(examples, batchSize(examples));
            return Math.clamp(updates / batches, LEAST_EPOCHS, MOST_EPOCHS);
        }
    }

    Entrant always() {
        return new Entrant(name, idea, intake, architecture, recipe, Duty.ALWAYS);
    }

    /// The same with more to its idea.
    Entrant remarked(String remark) {
        return new Entrant(name, idea + "; " + remark, intake, architecture, recipe, duty);
    }

    static Entrant of(
            String name, String idea, Intake intake, Architecture architecture, Recipe recipe) {
        return new Entrant(name, idea, intake, architecture, recipe, Duty.IF_TIME_ALLOWS);
    }

    static Entrant majority(Intake intake, int classes) {
        return of(
                        "majority",
                        "always the most frequent class",
                        intake,
                        Architecture.majority(classes),
                        new Recipe(0, 0, 0, Variety.SAME))
                .always();
    }
}
