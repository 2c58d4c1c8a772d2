package io.tarn.auto;

import io.tarn.nn.Layer;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A trained network. For numbers it was taught (y - mean) / scale.
///
/// @param levels how many codes each column of categories has
/// @param width features of a row
record NetworkModel(
        TaskKind kind,
        int outputs,
        NetworkShape shape,
        NetworkIntake intake,
        List<Integer> levels,
        int width,
        Layer net,
        double mean,
        double scale)
        implements Model {
    private static final int ROWS_AT_ONCE = 4096;

    /// Expects the net in eval mode.
    @Override
    public double[][] predict(Inputs rows) {
        float[][] x = intake.rows(rows);
        double[][] predictions = new double[x.length][];
        for (int from = 0; from < x.length; from += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, x.length - from);
            float[] scores;
            try (var scope = Scope.open();
                    var recording = Gradient.off()) {
                scores = net.forward(tensor(x, from, count, width)).toFloatArray();
            }
            for (int i = 0; i < count; i++) {
                predictions[from + i] = answer(scores, i * outputs);
            }
        }
        return predictions;
    }

    private double[] answer(float[] scores, int from) {
        double[] s = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            s[k] = scores[from + k];
        }
        if (kind == TaskKind.REGRESSION) {
            s[0] = s[0] * scale + mean;
        } else {
            LinearModel.softmax(s);
        }
        return s;
    }

    /// Rows as one tensor `[count, width]`.
    static Tensor tensor(float[][] x, int from, int count, int width) {
        float[] flat = new float[Math.multiplyExact(count, width)];
        for (int i = 0; i < count; i++) {
            System.arraycopy(x[from + i], 0, flat, i * width, width);
        }
        return Tensor.of(flat, count, width);
    }

    @Override
    public Map<String, Object> save(Parts parts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "network");
        json.put("widths", shape.widths());
        json.put("width", width);
        if (intake == NetworkIntake.EMBEDDINGS) {
            json.put("levels", levels);
        }
        json.put("mean", mean);
        json.put("scale", scale);
        json.put("weights", parts.tensors(net.state()));
        return json;
    }

    static NetworkModel load(Saved saved, TaskKind kind, int outputs) {
        NetworkIntake intake =
                saved.has("levels") ? NetworkIntake.EMBEDDINGS : NetworkIntake.ONE_HOT;
        Widths widths = saved.widths();
        int width =
                saved.count(
                        "width",
                        intake == NetworkIntake.EMBEDDINGS ? widths.coded() : widths.wide());
        if (saved.has("levels") && !counts(saved.numbers("levels")).equals(widths.levels())) {
            throw saved.bad("levels", "the counts " + widths.levels());
        }
        double[] sizes = saved.numbers("widths");
        for (double size : sizes) {
            if (size != Math.rint(size) || size < 1 || size > 4096 || sizes.length > 20) {
                throw saved.bad("widths", "at most 20 counts from 1 to 4096");
            }
        }
        NetworkShape shape = new NetworkShape(counts(sizes), 0, 0);
        Layer net = intake.net(shape, width, widths.levels(), outputs);
        String prefix = saved.text("weights");
        try (var scope = Scope.open();
                var file = Safetensors.open(saved.folder().resolve("weights.safetensors"))) {
            Map<String, Tensor> state = new LinkedHashMap<>();
            for (String name : file.names()) {
                if (name.startsWith(prefix)) {
                    state.put(name.substring(prefix.length()), file.tensor(name));
                }
            }
            net.load(state);
        }
        net.eval();
        return new NetworkModel(
                kind,
                outputs,
                shape,
                intake,
                widths.levels(),
                width,
                net,
                saved.number("mean"),
                saved.number("scale"));
    }

    private static List<Integer> counts(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> (int) number).toList();
    }
}
