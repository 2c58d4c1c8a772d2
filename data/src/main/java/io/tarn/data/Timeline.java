package io.tarn.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Examples in the order of their times.
///
/// @param order the numbers of the examples, the earliest first
/// @param times their times, rising
record Timeline(int[] order, long[] times) {
    private static final String WHO = "Splits.ordered";

    static Timeline of(long[] times) {
        int[] order =
                IntStream.range(0, times.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> times[i]))
                        .mapToInt(i -> i)
                        .toArray();
        return new Timeline(order, Arrays.stream(order).mapToLong(i -> times[i]).toArray());
    }

    Split split(Shares shares) {
        var sizes = shares.sizes(WHO, order.length);
        int later = (sizes.validation() > 0 ? 1 : 0) + (sizes.test() > 0 ? 1 : 0);
        int[] changes =
                IntStream.range(1, times.length).filter(i -> times[i] != times[i - 1]).toArray();
        if (changes.length < later) {
            throw DataException.of(
                    WHO,
                    (later + 1) + " times or more, one for each side",
                    (changes.length + 1) + " different times",
                    "give finer times, or split with Splits.holdOut");
        }
        int train = sizes.train();
        int first = order.length;
        if (later > 0) {
            int[] early = Arrays.copyOf(changes, changes.length - later + 1);
            first = nearest(early, train);
        }
        int second = sizes.test() == 0 ? order.length : first;
        if (later == 2) {
            int begin = first;
            int[] late = Arrays.stream(changes).filter(change -> change > begin).toArray();
            second = nearest(late, train + sizes.validation());
        }
        return new Split(
                Arrays.copyOf(order, first),
                Arrays.copyOfRange(order, first, second),
                Arrays.copyOfRange(order, second, order.length));
    }

    private static int nearest(int[] places, int to) {
        return Arrays.stream(places)
                .boxed()
                .min(Comparator.comparingInt(place -> Math.abs(place - to)))
                .orElseThrow();
    }
}
