package io.tarn.doctor.measure;

import io.tarn.report.Chart;
import io.tarn.report.Lines;
import java.util.Arrays;

/// The loss along a straight line through the weights.
///
/// @param x places on the line, in units of its direction; 0 is where the net stands
/// @param loss at each place
public record LossLine(double[] x, double[] loss) {
    public LossLine {
        x = x.clone();
        loss = loss.clone();
    }

    /// Where on the line the loss is lowest.
    public double lowest() {
        int best = 0;
        for (int i = 1; i < loss.length; i++) {
            best = loss[i] < loss[best] || Double.isNaN(loss[best]) ? i : best;
        }
        return x[best];
    }

    public Chart chart() {
        return Lines.of("Loss along a line")
                .line("loss", x, loss)
                .ruleAtX("the net", 0)
                .x("distance, in units of the direction")
                .y("loss");
    }

    @Override
    public String toString() {
        return "loss from %.4g to %.4g on a line of %d places, lowest at %.3g"
                .formatted(
                        Arrays.stream(loss).min().orElse(Double.NaN),
                        Arrays.stream(loss).max().orElse(Double.NaN),
                        loss.length,
                        lowest());
    }
}
