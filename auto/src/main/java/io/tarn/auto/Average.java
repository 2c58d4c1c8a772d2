package io.tarn.auto;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The weighted mean of what several models say.
record Average(List<Model> members, double[] weights) implements Model {
    Average {
        members = List.copyOf(members);
        weights = weights.clone();
    }

    /// The plain mean; of one model, the model itself.
    static Model of(List<? extends Model> members) {
        double[] equal = new double[members.size()];
        Arrays.fill(equal, 1.0 / equal.length);
        return members.size() == 1 ? members.getFirst() : new Average(List.copyOf(members), equal);
    }

    @Override
    public double[][] predict(Inputs rows) {
        return mean(members.stream().map(member -> member.predict(rows)).toList(), weights);
    }

    /// Σ w·p
    static double[][] mean(List<double[][]> predictions, double[] weights) {
        double[][] first = predictions.getFirst();
        double[][] sum = new double[first.length][];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = new double[first[i].length];
            for (int m = 0; m < weights.length; m++) {
                for (int k = 0; k < sum[i].length; k++) {
                    sum[i][k] += weights[m] * predictions.get(m)[i][k];
                }
            }
        }
        return sum;
    }

    @Override
    public Map<String, Object> save(Parts parts) {
        return Map.of(
                "type",
                "average",
                "members",
                members.stream().map(member -> member.save(parts)).toList(),
                "weights",
                Parts.list(weights));
    }

    static Average load(Saved saved, TaskKind kind, int outputs) {
        List<Saved> parts = saved.parts("members");
        List<Model> members =
                IntStream.range(0, parts.size())
                        .mapToObj(i -> Models.load(parts.get(i), kind, outputs))
                        .toList();
        return new Average(members, saved.numbers("weights", members.size()));
    }
}
