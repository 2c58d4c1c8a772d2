package io.tarn.recipes.sick;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Who is examined, in an order in which every part of the list is a fair sample.
///
/// @param wards whose trainings
/// @param faults that are done to them, where they can be
/// @param seeds of each
/// @param mixtures how many pairs of faults
public record Rota(List<Ward> wards, List<Fault> faults, int seeds, int mixtures) {
    /// Steps through all controls: 7 and 48 have no common divisor.
    private static final int STRIDE = 7;

    public Rota {
        wards = List.copyOf(wards);
        faults = List.copyOf(faults);
    }

    /// Everything, over so many seeds.
    public static Rota full(int seeds) {
        return new Rota(Wards.ALL, Fault.ALL, seeds, 12 * seeds);
    }

    /// Two quick wards and some faults that anybody should see.
    public static Rota brief() {
        return new Rota(
                List.of(Wards.named("regression"), Wards.named("classification")),
                List.of(
                        Fault.named("corrupt-values"),
                        Fault.named("rate-by-1000"),
                        Fault.named("left-out-of-the-optimizer")),
                1,
                0);
    }

    /// Seed by seed: each fault in each ward, and as many controls; then the mixtures.
    public List<Admission> admissions(long firstSeed) {
        List<Admission> all = new ArrayList<>();
        int control = 0;
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            for (Fault fault : faults) {
                for (Ward ward : wards) {
                    if (fault.isApplicable(ward)) {
                        all.add(Admission.of(ward, fault, seed));
                        // 48 controls of a seed, then the same of further seeds
                        long other = firstSeed + control / (wards.size() * Control.COUNT);
                        all.add(
                                Admission.of(
                                        wards.get(control % wards.size()),
                                        new Control(
                                                STRIDE * (control / wards.size()) % Control.COUNT),
                                        other));
                        control++;
                    }
                }
            }
        }
        all.addAll(pairs(firstSeed));
        return all;
    }

    private List<Admission> pairs(long firstSeed) {
        var chance = new SplittableRandom(firstSeed);
        List<Admission> all = new ArrayList<>();
        while (all.size() < mixtures) {
            Ward ward = wards.get(all.size() % wards.size());
            Fault one = faults.get(chance.nextInt(faults.size()));
            Fault other = faults.get(chance.nextInt(faults.size()));
            boolean fit = one.isApplicable(ward) && other.isApplicable(ward);
            if (fit && one.expected().compareTo(other.expected()) < 0) {
                long seed = firstSeed + all.size() % Math.max(1, seeds);
                Admission pair = new Admission(ward, List.of(one, other), new Control(0), seed);
                if (!all.contains(pair)) {
                    all.add(pair);
                }
            }
        }
        return all;
    }
}
