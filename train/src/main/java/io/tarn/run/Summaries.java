package io.tarn.run;

import java.util.Arrays;

/// The messages that event files hold; numbers and fields as in TensorFlow's `event.proto` and `summary.proto`.
final class Summaries {
    private static final int DT_STRING = 7;
    private static final int BUCKETS = 30;

    private Summaries() {}

    static Message version() {
        return new Message().text(3, "brain.Event:2");
    }

    /// Says that training began anew at a step; readers forget what came from there on.
    static Message start(long step) {
        return new Message().integer(2, step).message(7, new Message().integer(1, 1));
    }

    static Message event(long step, Message value) {
        return new Message().integer(2, step).message(5, new Message().message(1, value));
    }

    static Message scalar(String tag, double value) {
        return new Message().text(1, tag).single(2, (float) value);
    }

    static Message image(String tag, int width, int height, byte[] png) {
        var image = new Message().integer(1, height).integer(2, width).integer(3, 3).bytes(4, png);
        return new Message().text(1, tag).message(4, image);
    }

    static Message text(String tag, String text) {
        var shape = new Message().message(2, new Message().integer(1, 1));
        var tensor = new Message().integer(1, DT_STRING).message(2, shape).text(8, text);
        var plugin = new Message().text(1, "text");
        return new Message()
                .text(1, tag)
                .message(9, new Message().message(1, plugin))
                .message(8, tensor);
    }

    /// A histogram of the finite numbers among the values, in equal steps from the smallest to the largest.
    static Message histogram(String tag, double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        var range = Arrays.stream(finite).summaryStatistics();
        double low = finite.length == 0 ? 0 : range.getMin();
        double high = finite.length == 0 ? 0 : range.getMax();
        double width = high > low ? high / BUCKETS - low / BUCKETS : 1e-12 + 1e-6 * Math.abs(low);
        var limits = new double[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            limits[i] = low + (i + 1) * width;
        }
        limits[BUCKETS - 1] = Math.max(high, limits[BUCKETS - 1]);
        var counts = new double[BUCKETS];
        double squares = 0;
        for (double value : finite) {
            counts[(int) Math.min(BUCKETS - 1, (value - low) / width)]++;
            squares += value * value;
        }
        var histogram =
                new Message()
                        .real(1, low)
                        .real(2, high)
                        .real(3, finite.length)
                        .real(4, finite.length == 0 ? 0 : range.getSum())
                        .real(5, squares)
                        .reals(6, limits)
                        .reals(7, counts);
        return new Message().text(1, tag).message(5, histogram);
    }
}
