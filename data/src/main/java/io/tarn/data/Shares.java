package io.tarn.data;

/// What share of the examples validates and what share tests; training gets the rest.
public record Shares(double validation, double test) {
    /// 70% for training, 15% each for validation and test.
    public static final Shares USUAL = new Shares(0.15, 0.15);

    public Shares {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw DataException.of(
                    "Shares",
                    "shares of 0 or more that leave some examples to training",
                    "validation %s and test %s".formatted(validation, test),
                    "try Shares.of(0.15, 0.15)");
        }
    }

    public static Shares of(double validation, double test) {
        return new Shares(validation, test);
    }

    /// Exact sizes for `count` examples: rounded, but at least one for each side that has a share.
    Sizes sizes(String who, int count) {
        int validationSize = size(validation, count);
        int testSize = size(test, count);
        if (validationSize + testSize >= count) {
            throw DataException.of(
                    who,
                    "an example or more for each side",
                    count + " examples",
                    "collect more data, or leave a side out with a share of 0");
        }
        return new Sizes(count - validationSize - testSize, validationSize, testSize);
    }

    private static int size(double share, int count) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(share * count));
    }

    /// How many examples each side gets.
    record Sizes(int train, int validation, int test) {
        int[] all() {
            return new int[] {train, validation, test};
        }
    }
}
