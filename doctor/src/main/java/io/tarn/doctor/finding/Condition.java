package io.tarn.doctor.finding;

import java.util.List;
import java.util.Locale;

/// What can be wrong with a training.
public enum Condition {
    LOSS_MISFIT("loss and output do not fit", Area.DEFINITION),
    BAD_FIRST_LOSS("the first loss is far from that of a guess", Area.DEFINITION),
    UNSCALED_INPUTS("inputs are not normalised", Area.DATA),
    BAD_VALUES("values that are no use", Area.DATA),
    BAD_INITIALISATION("bad initial weights", Area.DEFINITION),
    WRONG_GRADIENT("a wrong gradient", Area.DEFINITION),
    DISCONNECTED_PARAMETER("parameters that do not learn", Area.DEFINITION),
    IGNORED_INPUT("the input is ignored", Area.DEFINITION),
    CANNOT_MEMORISE("16 examples cannot be learned by heart", Area.DEFINITION),
    LEAKAGE("the answer leaks into the data", Area.DATA),
    CLASS_IMBALANCE("a rare class is missed", Area.DATA),
    TINY_VALIDATION("too little to validate with", Area.DATA),
    NOT_FINITE("NaN or infinity", Area.DEFINITION),
    EXPLODING_GRADIENT("exploding gradients", Area.OPTIMIZATION),
    VANISHING_GRADIENT("vanishing gradients", Area.OPTIMIZATION),
    DEAD_UNITS("dead units", Area.OPTIMIZATION),
    SATURATION("saturated units", Area.OPTIMIZATION),
    RATE_TOO_HIGH("the learning rate is too high", Area.OPTIMIZATION),
    RATE_TOO_LOW("the learning rate is too low", Area.OPTIMIZATION),
    BATCH_SIZE("the batch is too small or too large", Area.OPTIMIZATION),
    OPTIMIZER_FAULT("the optimizer is at fault", Area.OPTIMIZATION),
    NORMALISATION_FAULT("normalisation is at fault", Area.OPTIMIZATION),
    OVER_REGULARISED("too much regularisation", Area.OPTIMIZATION),
    STOPPED_EARLY("stopped too early", Area.OPTIMIZATION),
    MODEL_BIAS("the model is too small", Area.FIT),
    OPTIMIZATION_PROBLEM("a deeper net fits worse than a shallower one", Area.FIT),
    STUCK("stuck, but not at a critical point", Area.FIT),
    SADDLE_POINT("stuck at a saddle point", Area.FIT),
    MINIMUM_OR_PLATEAU("stuck at a minimum or on a plateau", Area.FIT),
    ILL_CONDITIONED("an ill-conditioned problem", Area.FIT),
    OVERFITTING("overfitting", Area.GENERALISATION),
    INPUT_MISMATCH("training and validation inputs differ", Area.GENERALISATION),
    LABEL_MISMATCH("training and validation labels differ", Area.GENERALISATION),
    LABEL_NOISE("wrong labels", Area.GENERALISATION),
    TOO_LITTLE_DATA("too little data", Area.GENERALISATION),
    SHARP_SOLUTION("a sharp solution", Area.GENERALISATION),
    EVALUATION_BUG("validation data are prepared differently", Area.DATA),
    WEAK_SUBGROUP("a group of examples is served badly", Area.GENERALISATION);

    /// What kind of thing it is about.
    public enum Area {
        /// The examples, before any training.
        DATA,
        /// How net, loss and optimizer are put together.
        DEFINITION,
        /// The settings of the training.
        OPTIMIZATION,
        /// What the net can express, and where in the landscape it stands.
        FIT,
        /// What happens on examples that were not trained on.
        GENERALISATION
    }

    private final String title;
    private final Area area;

    Condition(String title, Area area) {
        this.title = title;
        this.area = area;
    }

    /// What is wrong, in a few words.
    public String title() {
        return title;
    }

    public Area area() {
        return area;
    }

    /// Its number in the catalogue, from 1.
    public int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    /// `rate-too-high`: its name for machines.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
