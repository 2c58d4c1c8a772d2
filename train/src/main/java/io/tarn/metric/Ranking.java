package io.tarn.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Examples of two classes in falling order of their scores, summed up at every score that occurs.
///
/// @param scores the distinct scores, falling
/// @param hits positives with a score of at least that
/// @param alarms negatives with a score of at least that
record Ranking(double[] scores, long[] hits, long[] alarms) {
    static Ranking of(double[] scores, boolean[] positive) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
        double[] distinct = new double[scores.length];
        long[] hits = new long[scores.length];
        long[] alarms = new long[scores.length];
        int size = 0;
        long found = 0;
        for (int i = 0; i < order.length; i++) {
            found += positive[order[i]] ? 1 : 0;
            boolean lastOfItsScore =
                    i + 1 == order.length || scores[order[i + 1]] != scores[order[i]];
            if (lastOfItsScore) {
                distinct[size] = scores[order[i]];
                hits[size] = found;
                alarms[size++] = i + 1 - found;
            }
        }
        return new Ranking(
                Arrays.copyOf(distinct, size),
                Arrays.copyOf(hits, size),
                Arrays.copyOf(alarms, size));
    }

    int size() {
        return scores.length;
    }

    long positives() {
        return size() == 0 ? 0 : hits[size() - 1];
    }

    long negatives() {
        return size() == 0 ? 0 : alarms[size() - 1];
    }

    /// What a curve says at each score; `first` comes before them, where nothing is called positive.
    double[] points(IntToDoubleFunction at, double first) {
        return IntStream.range(-1, size())
                .mapToDouble(i -> i < 0 ? first : at.applyAsDouble(i))
                .toArray();
    }

    /// The chance that a positive stands before a negative; equal scores count half.
    double areaUnderRoc() {
        double area = 0;
        for (int i = 0; i < size(); i++) {
            double width = alarms[i] - (i == 0 ? 0 : alarms[i - 1]);
            double height = (hits[i] + (i == 0 ? 0 : hits[i - 1])) / 2.0;
            area += width * height;
        }
        return area / positives() / negatives();
    }

    /// AP = Σ (Rᵢ - Rᵢ₋₁)·Pᵢ over the scores, falling
    double averagePrecision() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            long more = hits[i] - (i == 0 ? 0 : hits[i - 1]);
            sum += more * ((double) hits[i] / (hits[i] + alarms[i]));
        }
        return sum / positives();
    }
}
