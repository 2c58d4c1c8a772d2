package io.tarn.classic.sample;

import java.util.random.RandomGenerator;

/// A source of random places that do not depend on each other.
@FunctionalInterface
public interface Source {
    double[] draw(RandomGenerator random);
}
