package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Whether a trained net uses its input: whether the loss rises when inputs are taken from other examples, or are 0.
///
/// ```java
/// var use = InputUse.of(task, batches);      // batches that were learned from, after training
/// use.isIgnored();                           // shuffled inputs do as well
/// ```
///
/// If inputs told nothing of their targets, or the net did not look, the true pairing would be one among many equals: `chance` is the
/// share of pairings that are at least as good. Inputs are shuffled within their batch, all of an example together. Evaluation mode.
/// Costs (2 + permutations) losses. Batches need targets beside the inputs, and several examples.
///
/// @param loss with the true inputs
/// @param zeroed with all inputs 0
/// @param shuffled the mean over permutations
/// @param spread over permutations, as a standard deviation
/// @param chance the probability of so low a true loss if pairing did not matter
public record InputUse(double loss, double zeroed, double shuffled, double spread, double chance) {
    /// How often inputs are shuffled.
    public record Config(int permutations, long seed) {
        public Config {
            if (permutations < 19) {
                throw TensorException.of(
                        "InputUse",
                        "19 permutations or more",
                        permutations,
                        "fewer cannot tell from chance at 5%");
            }
        }

        public Config permutations(int count) {
            return new Config(count, seed);
        }

        public Config seed(long number) {
            return new Config(permutations, number);
        }
    }

    public static InputUse of(Task task, List<Batch> batches) {
        return of(task, batches, c -> c);
    }

    public static InputUse of(Task task, List<Batch> batches, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(39, 0));
        for (Batch batch : batches) {
            if (batch.targets().isEmpty() || batch.size() < 2) {
                throw TensorException.of(
                        "InputUse",
                        "batches of 2 examples or more with targets",
                        "%d examples, %d targets".formatted(batch.size(), batch.targets().size()),
                        "without targets inputs cannot be wrongly paired");
            }
        }
        try (var visit = Visit.to(task)) {
            Tensor chance = Random.global().state();
            double loss = loss(task, batches, chance);
            double zeroed = loss(task, changed(batches, Tensor::zerosLike), chance);
            Random random = Random.of(config.seed);
            double[] shuffled = new double[config.permutations];
            for (int i = 0; i < shuffled.length; i++) {
                try (var scope = Scope.open()) {
                    shuffled[i] = loss(task, shuffled(batches, random), chance);
                }
            }
            long asGood = Arrays.stream(shuffled).filter(other -> other <= loss).count();
            return new InputUse(
                    loss,
                    zeroed,
                    Robust.mean(shuffled),
                    Robust.deviation(shuffled),
                    (1.0 + asGood) / (1 + shuffled.length));
        }
    }

    /// With the same chance every time.
    private static double loss(Task task, List<Batch> batches, Tensor chance) {
        Random.global().restore(chance);
        return Objective.of(task, batches).value();
    }

    private static List<Batch> shuffled(List<Batch> batches, Random random) {
        return batches.stream()
                .map(batch -> {
                    Tensor order = random.permutation(batch.size()).to(batch.x().device());
                    return changed(List.of(batch), x -> x.indexSelect(0, order)).getFirst();
                })
                .toList();
    }

    private static List<Batch> changed(List<Batch> batches, UnaryOperator<Tensor> change) {
        return batches.stream()
                .map(batch ->
                        new Batch(batch.inputs().stream().map(change).toList(), batch.targets()))
                .toList();
    }

    /// Whether other examples' inputs do as well: more than one in twenty pairings is as good as the true one.
    public boolean isIgnored() {
        return chance > 0.05;
    }

    /// By how much the loss rises with other examples' inputs, in units of their spread; 0 where nothing changes.
    public double strength() {
        double rise = shuffled - loss;
        return rise == 0 ? 0 : rise / spread;
    }

    /// The three losses side by side.
    public Chart chart() {
        return Bars.of("Does the input matter?", List.of("true inputs", "others' inputs", "zeros"))
                .bars("loss", loss, shuffled, zeroed)
                .y("loss");
    }

    @Override
    public String toString() {
        return "input: loss %.4g, with others' inputs %.4g ± %.2g (p = %.3g), with zeros %.4g"
                .formatted(loss, shuffled, spread, chance, zeroed);
    }
}
