package io.tarn.recipes.sick;

import java.util.List;

/// The rates that the doctor is judged by, over some of the results.
///
/// @param detected harmful faults that were not called healthy
/// @param alarms controls that were
/// @param right harmful faults whose first cause was right
/// @param repaired harmful faults of which the cure takes away most of the harm, on rows that nobody trained with
/// @param repairedByChance the same by as many remedies chosen at random
/// @param oneOfTwo harmful pairs of faults of which the first cause names one
/// @param seconds the mean time of an examination
public record Scores(
        Share detected,
        Share alarms,
        Share right,
        Share repaired,
        Share repairedByChance,
        Share oneOfTwo,
        double seconds) {
    public static Scores of(List<Stay> all) {
        List<Stay> hurt = all.stream().filter(Stay::hurt).toList();
        List<Stay> single = hurt.stream().filter(stay -> !stay.isMixture()).toList();
        List<Stay> repairable = single.stream().filter(Stay::hasRepair).toList();
        return new Scores(
                Share.of(single, Stay::isFlagged),
                Share.of(all.stream().filter(Stay::isHealthy).toList(), Stay::isFlagged),
                Share.of(single, Stay::isRight),
                Share.of(repairable, Stay::isRepaired),
                Share.of(repairable, Stay::isRepairedByChance),
                Share.of(hurt.stream().filter(Stay::isMixture).toList(), Stay::isRight),
                all.stream()
                        .filter(stay -> stay.seconds() > 0)
                        .mapToDouble(Stay::seconds)
                        .average()
                        .orElse(Double.NaN));
    }
}
