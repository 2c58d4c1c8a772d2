package io.tarn.doctor.finding;

import java.util.List;
import java.util.stream.Stream;

/// All conditions that the doctor knows, in the order in which they are asked: what is plain to see before what has to be tried, and
/// causes before their consequences.
public final class Catalogue {
    private Catalogue() {}

    public static final List<Check> CHECKS =
            Stream.of(
                            DataFinding.CHECKS,
                            DefinitionFinding.CHECKS,
                            OptimizationFinding.CHECKS,
                            FitFinding.CHECKS,
                            GeneralisationFinding.CHECKS)
                    .flatMap(List::stream)
                    .toList();
}
