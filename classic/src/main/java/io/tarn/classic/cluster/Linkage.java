package io.tarn.classic.cluster;

/// How far apart two groups of rows are.
public enum Linkage {
    /// As far as their two nearest rows: finds chains.
    SINGLE {
        @Override
        double joined(double toA, double toB, double apart, int a, int b, int other) {
            return Math.min(toA, toB);
        }
    },

    /// As far as their two farthest rows: finds groups of equal width.
    COMPLETE {
        @Override
        double joined(double toA, double toB, double apart, int a, int b, int other) {
            return Math.max(toA, toB);
        }
    },

    /// The mean over all pairs of rows.
    AVERAGE {
        @Override
        double joined(double toA, double toB, double apart, int a, int b, int other) {
            // d(A∪B, C) = (|A|·d(A,C) + |B|·d(B,C)) / (|A| + |B|)
            return (a * toA + b * toB) / (a + b);
        }
    },

    /// What a merger adds to the squared distances from the groups' means: finds round groups.
    WARD {
        @Override
        double joined(double toA, double toB, double apart, int a, int b, int other) {
            // d²(A∪B, C) = ((|A|+|C|)·d²(A,C) + (|B|+|C|)·d²(B,C) - |C|·d²(A,B)) / (|A|+|B|+|C|)
            double sum = (a + other) * toA * toA + (b + other) * toB * toB - other * apart * apart;
            return Math.sqrt(Math.max(0, sum) / (a + b + other));
        }
    };

    /// The distance of another group to the union of the groups A and B, after Lance and Williams (1967).
    ///
    /// @param toA its distance to A
    /// @param apart the distance between A and B
    /// @param a the number of rows in A
    /// @param other the number of its own rows
    abstract double joined(double toA, double toB, double apart, int a, int b, int other);
}
