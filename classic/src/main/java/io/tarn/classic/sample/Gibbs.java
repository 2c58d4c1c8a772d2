package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.random.RandomGenerator;

/// The chain that draws one coordinate after the other, each given all the others.
///
/// It accepts everything, and is slow where coordinates hang together closely.
public final class Gibbs implements MarkovSampler {
    private static final String WHO = "Gibbs";

    private final List<Conditional> conditionals;

    /// Draws one coordinate from its distribution given the others.
    @FunctionalInterface
    public interface Conditional {
        /// @param place with all coordinates, the old one of this too; it is not to be changed
        double draw(double[] place, RandomGenerator random);
    }

    private Gibbs(List<Conditional> conditionals) {
        this.conditionals = conditionals;
    }

    /// @param conditionals one for each coordinate, in order
    public static Gibbs of(Conditional... conditionals) {
        return new Gibbs(List.of(conditionals));
    }

    @Override
    public String name() {
        return WHO;
    }

    @Override
    public Walk walk(double[] start, int warmUp, RandomGenerator random) {
        if (start.length != conditionals.size()) {
            throw TensorException.of(
                    WHO,
                    "a conditional for each of %d coordinates".formatted(start.length),
                    conditionals.size(),
                    "give one for each, in order");
        }
        double[] place = start.clone();
        return () -> {
            for (int i = 0; i < place.length; i++) {
                place[i] = conditionals.get(i).draw(place, random);
                if (!Double.isFinite(place[i])) {
                    throw TensorException.of(
                            WHO,
                            "finite draws",
                            "%s for coordinate %d".formatted(place[i], i),
                            "check its conditional");
                }
            }
            return new Walk.Step(place.clone(), 1, place.length, false, 0);
        };
    }
}
