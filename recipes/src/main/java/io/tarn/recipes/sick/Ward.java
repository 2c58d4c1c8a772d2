package io.tarn.recipes.sick;

/// A task whose clean training does well and takes a second, so that there is something to spoil.
public interface Ward {
    /// Its name on the command line.
    String name();

    /// The clean training. Initial weights, examples and their order all come from the seed.
    Setting setting(long seed);

    /// The number of classes; 0 where the answers are no classes.
    int classes();

    /// Whether inputs are numbers, and not words or letters.
    boolean hasNumbers();

    /// Whether inputs are pictures.
    default boolean hasPictures() {
        return false;
    }

    /// Whether it has steps of its own instead of a net, a loss and answers.
    default boolean isOwnTask() {
        return false;
    }

    /// Whether rules were chosen on it, or looked at there. The others are what counts: nobody changes a rule for them.
    default boolean isForTuning() {
        return Wards.ALL.indexOf(this) < Wards.FOR_TUNING;
    }
}
