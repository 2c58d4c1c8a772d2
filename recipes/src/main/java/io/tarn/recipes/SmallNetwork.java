package io.tarn.recipes;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Two inputs, two sigmoid neurons and one more: a network so small that all its numbers can be looked at.
///
/// @param leaves the values of [#LEAVES]
/// @param target what the output should be
record SmallNetwork(double[] leaves, double target) {
    /// What is given: inputs, weights `w12` from input 1 to neuron 2, biases, and those of the output.
    static final List<String> LEAVES =
            List.of("x1", "x2", "w11", "w21", "b1", "w12", "w22", "b2", "v1", "v2", "c");

    /// What is computed, each with its formula.
    static final List<String> COMPUTED = List.of("z1", "z2", "a1", "a2", "z", "y", "L");

    static final List<String> FORMULAS =
            List.of(
                    "z1 = w11·x1 + w21·x2 + b1",
                    "z2 = w12·x1 + w22·x2 + b2",
                    "a1 = σ(z1)",
                    "a2 = σ(z2)",
                    "z = v1·a1 + v2·a2 + c",
                    "y = σ(z)",
                    "L = (y - t)²");

    static final List<String> NAMES = joined();

    /// A number of the network and how much the loss changes with it.
    record Number(String name, double value, double gradient) {}

    SmallNetwork {
        leaves = leaves.clone();
    }

    /// The lecture's first two neurons, with an output neuron behind them.
    static SmallNetwork ofTheLecture() {
        return new SmallNetwork(new double[] {1, -1, 1, -2, 1, -1, 1, 0, 2, -1, 0}, 0);
    }

    static SmallNetwork random(SplittableRandom chance) {
        double[] leaves = LEAVES.stream().mapToDouble(_ -> 2 * chance.nextGaussian()).toArray();
        return new SmallNetwork(leaves, chance.nextDouble());
    }

    private static List<String> joined() {
        List<String> names = new ArrayList<>(LEAVES);
        names.addAll(COMPUTED);
        return List.copyOf(names);
    }

    /// All numbers in the order of [#NAMES]; each is its formula plus a nudge of its own, which is 0 unless somebody asks what it would do.
    private List<Tensor> forward(Tensor nudges) { // [names]
        List<Tensor> all = new ArrayList<>();
        for (double leaf : leaves) {
            all.add(nudges.get(all.size()).add(leaf));
        }
        Tensor x1 = all.get(0);
        Tensor x2 = all.get(1);
        Tensor z1 = nudged(all, nudges, neuron(x1, x2, all, 2));
        Tensor z2 = nudged(all, nudges, neuron(x1, x2, all, 5));
        Tensor a1 = nudged(all, nudges, z1.sigmoid());
        Tensor a2 = nudged(all, nudges, z2.sigmoid());
        Tensor z = nudged(all, nudges, neuron(a1, a2, all, 8));
        Tensor y = nudged(all, nudges, z.sigmoid());
        nudged(all, nudges, y.sub(target).square());
        return all;
    }

    /// w·x + v·y + b, whose weights begin at a place.
    private static Tensor neuron(Tensor x, Tensor y, List<Tensor> all, int place) {
        return x.mul(all.get(place)).add(y.mul(all.get(place + 1))).add(all.get(place + 2));
    }

    private static Tensor nudged(List<Tensor> all, Tensor nudges, Tensor value) {
        Tensor result = value.add(nudges.get(all.size()));
        all.add(result);
        return result;
    }

    /// Every number with its gradient by back-propagation: ∂L/∂number is ∂L/∂nudge.
    List<Number> numbers() {
        try (var scope = Scope.open()) {
            Tensor nudges = Tensor.of(new double[NAMES.size()], NAMES.size()).requiresGrad(true);
            List<Tensor> all = forward(nudges);
            double[] gradients = Gradient.of(all.getLast(), nudges).toDoubleArray();
            List<Number> numbers = new ArrayList<>();
            for (int i = 0; i < gradients.length; i++) {
                numbers.add(new Number(NAMES.get(i), all.get(i).item(), gradients[i]));
            }
            return numbers;
        }
    }

    /// ∂L/∂number without any calculus: (L(number + h) - L(number - h)) / 2h.
    double[] finiteDifferences() {
        double h = 1e-5;
        double[] slopes = new double[NAMES.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (loss(i, h) - loss(i, -h)) / (2 * h);
        }
        return slopes;
    }

    private double loss(int place, double nudge) {
        double[] nudges = new double[NAMES.size()];
        nudges[place] = nudge;
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return forward(Tensor.of(nudges, nudges.length)).getLast().item();
        }
    }

    /// The largest difference between both ways to the gradients.
    double disagreement() {
        List<Number> numbers = numbers();
        double[] slopes = finiteDifferences();
        double most = 0;
        for (int i = 0; i < slopes.length; i++) {
            most = Math.max(most, Math.abs(numbers.get(i).gradient() - slopes[i]));
        }
        return most;
    }
}
