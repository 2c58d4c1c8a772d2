package io.tarn.doctor;

import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Condition.Area;
import java.util.EnumSet;

/// An end of the decision tree.
enum Leaf {
    /// Of the left branch: training examples are fitted badly.
    DEFINITION("how data, net", "and loss fit"),
    SETTINGS("settings of", "the training"),
    LANDSCAPE("stuck: saddle,", "minimum, plateau"),
    BIAS("the model is", "too small"),
    /// Of the right branch: validation examples are.
    EVALUATION("evaluation", "and leaks"),
    MISMATCH("training and", "validation differ"),
    OVERFITTING("overfitting,", "labels, few data"),
    DONE("done: nothing", "to mend");

    private final String first;
    private final String second;

    Leaf(String first, String second) {
        this.first = first;
        this.second = second;
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    boolean isLeft() {
        return EnumSet.range(DEFINITION, BIAS).contains(this);
    }

    /// Where a condition stands in the branch that was taken.
    static Leaf of(Condition condition, Harm.Where where) {
        Leaf own =
                switch (condition) {
                    case SADDLE_POINT, STUCK, MINIMUM_OR_PLATEAU, ILL_CONDITIONED -> LANDSCAPE;
                    case MODEL_BIAS -> BIAS;
                    case OPTIMIZATION_PROBLEM -> SETTINGS;
                    case EVALUATION_BUG, TINY_VALIDATION, LEAKAGE -> EVALUATION;
                    case INPUT_MISMATCH, LABEL_MISMATCH -> MISMATCH;
                    default -> of(condition.area());
                };
        return switch (where) {
            case TRAINING -> own.isLeft() ? own : DEFINITION;
            case VALIDATION -> own.isLeft() ? right(condition.area()) : own;
            case NOWHERE -> DONE;
        };
    }

    private static Leaf of(Area area) {
        return switch (area) {
            case DATA, DEFINITION -> DEFINITION;
            case OPTIMIZATION -> SETTINGS;
            case FIT -> LANDSCAPE;
            case GENERALISATION -> OVERFITTING;
        };
    }

    private static Leaf right(Area area) {
        return area == Area.DATA || area == Area.DEFINITION ? EVALUATION : OVERFITTING;
    }
}
