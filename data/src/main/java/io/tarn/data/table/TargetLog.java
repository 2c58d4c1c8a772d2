package io.tarn.data.table;

/// The logarithm of a target that is learned in its place.
enum TargetLog {
    NONE {
        @Override
        double of(double y) {
            return y;
        }

        @Override
        double back(double learned) {
            return learned;
        }
    },
    /// ln y
    PLAIN {
        @Override
        double of(double y) {
            return Math.log(y);
        }

        @Override
        double back(double learned) {
            return Math.exp(learned);
        }
    },
    /// ln(1 + y)
    PLUS_ONE {
        @Override
        double of(double y) {
            return Math.log1p(y);
        }

        @Override
        double back(double learned) {
            return Math.expm1(learned);
        }
    };

    abstract double of(double y);

    abstract double back(double learned);
}
