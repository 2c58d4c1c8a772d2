package io.tarn.classic.sample;

import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// A rule to go on from a place by chance, such that the places of a long walk are draws from a target.
///
/// The draws of one walk depend on each other: [Chains] says what they are worth.
public interface MarkovSampler {
    /// What it is called in tables and charts.
    String name();

    /// A walk from a place; its first steps may tune the rule, the others leave it alone.
    ///
    /// @param warmUp how many steps may tune
    Walk walk(double[] start, int warmUp, RandomGenerator random);

    /// Four chains with 1000 draws each after 1000 steps of warm-up.
    ///
    /// @param starts draws where each chain begins: far apart, so that chains which are stuck differ
    default Chains sample(Source starts) {
        return sample(starts, c -> c);
    }

    default Chains sample(Source starts, UnaryOperator<ChainPlan> choose) {
        return choose.apply(ChainPlan.usual()).run(this, starts);
    }

    /// All chains from one place.
    default Chains sample(double[] start) {
        return sample(start, c -> c);
    }

    default Chains sample(double[] start, UnaryOperator<ChainPlan> choose) {
        return sample(_ -> start.clone(), choose);
    }
}
