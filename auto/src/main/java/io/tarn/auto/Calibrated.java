package io.tarn.auto;

import java.util.Map;

/// Margins of a machine, made into probabilities by a softmax regression on them.
record Calibrated(LinearModel machine, LinearModel calibration) implements Model {
    @Override
    public double[][] predict(Inputs rows) {
        float[][] margins = SupportVectors.margins(machine, rows);
        return calibration.predict(Inputs.of(margins, margins));
    }

    @Override
    public Map<String, Object> save(Parts parts) {
        return Map.of(
                "type",
                "calibrated",
                "machine",
                machine.save(parts),
                "calibration",
                Parts.list(calibration.weights()));
    }

    static Calibrated load(Saved saved, int outputs) {
        int scores = SoftmaxLoss.scores(outputs);
        double[] weights = saved.numbers("calibration", scores * (scores + 1));
        return new Calibrated(
                LinearModel.load(saved.part("machine"), outputs),
                new LinearModel(outputs, scores, weights));
    }
}
