package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// How many chains walk, and how long.
///
/// @param chains that walk at once, each on its own thread where there are enough
/// @param warmUp steps of each chain that are thrown away, in which the sampler tunes itself
/// @param draws of each chain that are kept
public record ChainPlan(int chains, int warmUp, int draws, long seed) {
    private static final String WHO = "ChainPlan";

    public ChainPlan {
        if (chains < 1) {
            throw TensorException.of(WHO, "one chain or more", chains, "take 4, so they compare");
        }
        if (warmUp < 0) {
            throw TensorException.of(WHO, "0 steps of warm-up or more", warmUp, "take 1000");
        }
        if (draws < 4) {
            throw TensorException.of(WHO, "4 draws or more from each chain", draws, "take 1000");
        }
    }

    static ChainPlan usual() {
        return new ChainPlan(4, 1000, 1000, 0);
    }

    public ChainPlan chains(int count) {
        return new ChainPlan(count, warmUp, draws, seed);
    }

    public ChainPlan warmUp(int steps) {
        return new ChainPlan(chains, steps, draws, seed);
    }

    public ChainPlan draws(int count) {
        return new ChainPlan(chains, warmUp, count, seed);
    }

    public ChainPlan seed(long number) {
        return new ChainPlan(chains, warmUp, draws, number);
    }

    /// Each chain has chance of its own, so threads change nothing.
    Chains run(MarkovSampler sampler, Source starts) {
        var root = new SplittableRandom(seed);
        List<RandomGenerator> sources = new ArrayList<>();
        for (int chain = 0; chain < chains; chain++) {
            sources.add(root.split());
        }
        List<Track> tracks =
                IntStream.range(0, chains)
                        .parallel()
                        .mapToObj(chain -> track(sampler, starts, sources.get(chain)))
                        .toList();
        return new Chains(
                sampler.name(),
                tracks.stream().map(Track::places).toArray(double[][][]::new),
                tracks.stream().mapToDouble(Track::acceptance).toArray(),
                tracks.stream().mapToDouble(Track::size).toArray(),
                tracks.stream().mapToLong(Track::divergences).sum(),
                tracks.stream().mapToLong(Track::evaluations).sum());
    }

    private Track track(MarkovSampler sampler, Source starts, RandomGenerator random) {
        double[] start = starts.draw(random);
        LogDensities.requirePlace(sampler.name(), start);
        Walk walk = sampler.walk(start, warmUp, random);
        for (int step = 0; step < warmUp; step++) {
            walk.next();
        }
        double[][] places = new double[draws][];
        double acceptance = 0;
        double size = 0;
        long divergences = 0;
        long evaluations = 0;
        for (int draw = 0; draw < draws; draw++) {
            Walk.Step step = walk.next();
            places[draw] = step.place();
            acceptance += step.acceptance() / draws;
            size = step.size();
            divergences += step.diverged() ? 1 : 0;
            evaluations += step.evaluations();
        }
        return new Track(places, acceptance, size, divergences, evaluations);
    }

    /// What one chain left.
    private record Track(
            double[][] places,
            double acceptance,
            double size,
            long divergences,
            long evaluations) {}
}
