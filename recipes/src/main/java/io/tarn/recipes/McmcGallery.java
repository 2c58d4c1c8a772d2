package io.tarn.recipes;

import io.tarn.classic.sample.Chains;
import io.tarn.classic.sample.Distribution;
import io.tarn.classic.sample.HamiltonianMonteCarlo;
import io.tarn.classic.sample.MarkovSampler;
import io.tarn.classic.sample.MetropolisHastings;
import io.tarn.classic.sample.NoUTurnSampler;
import io.tarn.classic.sample.ParallelTempering;
import java.util.ArrayList;
import java.util.List;

/// Five Markov chains on four densities whose answers are known: which of them fail where, and whether R-hat notices.
///
/// The target is that of the diagnostic itself, 1.01, and was set before the first run; so were the densities.
final class McmcGallery implements Recipe {
    private static final int CHAINS = 6; // all in one of two modes in 1 of 32 cases
    private static final double SPREAD = 3; // of the starts

    /// What a sampler drew from a target.
    record Entry(McmcTarget target, Chains chains) {
        /// The farthest of the means from the exact one, 0, in exact deviations.
        double error() {
            return Math.max(
                    Math.abs(chains.mean(0).mean()) / target.deviations()[0],
                    Math.abs(chains.mean(1).mean()) / target.deviations()[1]);
        }

        double size() {
            return Math.min(chains.bulkSize(0), chains.bulkSize(1));
        }

        double sizePerThousand() {
            return 1000 * size() / chains.evaluations();
        }
    }

    @Override
    public String name() {
        return "mcmc-gallery";
    }

    @Override
    public String title() {
        return "Markov chains on four densities: who gets where, and who notices";
    }

    @Override
    public Target target() {
        return Target.atMost("worst R-hat of NUTS on the Gaussian and the banana", 1.01);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        List<Entry> entries = new ArrayList<>();
        for (McmcTarget target : McmcTarget.all()) {
            for (MarkovSampler sampler : samplers(target)) {
                Chains chains =
                        sampler.sample(
                                Distribution.normal(2, SPREAD),
                                c ->
                                        c.chains(CHAINS)
                                                .warmUp(kitchen.scaled(1000, 200))
                                                .draws(kitchen.scaled(4000, 200))
                                                .seed(kitchen.seed()));
                entries.add(new Entry(target, chains));
            }
        }
        double worst =
                entries.stream()
                        .filter(it -> it.chains().sampler().equals("NUTS"))
                        .limit(2) // the Gaussian and the banana
                        .mapToDouble(it -> it.chains().worstRhat())
                        .max()
                        .orElseThrow();
        return new Outcome(worst, new McmcPage(entries).page(title(), worst, target()));
    }

    private static List<MarkovSampler> samplers(McmcTarget target) {
        List<MarkovSampler> samplers = new ArrayList<>();
        samplers.add(MetropolisHastings.of(target.density()));
        target.gibbs().ifPresent(samplers::add);
        samplers.add(HamiltonianMonteCarlo.of(target.density()));
        samplers.add(NoUTurnSampler.of(target.density()));
        samplers.add(ParallelTempering.of(target.density()));
        return samplers;
    }
}
