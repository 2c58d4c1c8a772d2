package io.tarn.auto;

import java.util.List;
import java.util.Map;

/// Boosted trees that LightGBM has grown; they answer in plain Java, from as many threads as one likes.
///
/// @param text LightGBM's own text, which is what is saved
/// @param trees one for each score in turn
/// @param limit how many trees count
record Forest(TaskKind kind, int outputs, String text, List<Tree> trees, int limit)
        implements Model {
    static Forest of(TaskKind kind, int outputs, String text, int width) {
        List<Tree> trees = ForestText.read("LightGBM", text, width);
        return new Forest(kind, outputs, text, trees, trees.size());
    }

    /// The trees of the first rounds only.
    Forest rounds(int count) {
        return new Forest(kind, outputs, text, trees, Math.min(trees.size(), count * scores()));
    }

    private int scores() {
        return kind == TaskKind.MULTI_CLASS ? outputs : 1;
    }

    @Override
    public double[][] predict(Inputs rows) {
        float[][] x = rows.raw();
        double[][] predictions = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] s = scores(x[i]);
            predictions[i] = kind.isClassification() ? LinearModel.probabilities(s) : s;
        }
        return predictions;
    }

    /// `s[k]` = Σ trees of k
    private double[] scores(float[] row) {
        double[] s = new double[scores()];
        for (int t = 0; t < limit; t++) {
            s[t % s.length] += trees.get(t).predict(row);
        }
        return s;
    }

    @Override
    public Map<String, Object> save(Parts parts) {
        return Map.of("type", "trees", "file", parts.text(text), "trees", limit);
    }

    static Forest load(Saved saved, TaskKind kind, int outputs) {
        String text = saved.file("file");
        List<Tree> trees = ForestText.read(saved.who(), text, saved.widths().raw());
        int count = saved.count("trees", trees.size());
        return new Forest(kind, outputs, text, trees, count);
    }
}
