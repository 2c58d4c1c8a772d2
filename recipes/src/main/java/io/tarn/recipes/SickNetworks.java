package io.tarn.recipes;

import io.tarn.recipes.sick.Clinic;
import io.tarn.recipes.sick.Rota;
import io.tarn.recipes.sick.Scores;
import io.tarn.recipes.sick.SickPage;
import io.tarn.recipes.sick.Stay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often the doctor finds out why a network does not learn: each fault of its catalogue in nine tasks, and as many healthy trainings.
///
/// Six tasks are those that the doctor's rules were chosen on; the other three are what counts.
///
/// The rows are in `examinations.csv`; a run that was broken off goes on after them. The full form takes hours, a tenth of it one seed,
/// and less than that two tasks and three faults.
final class SickNetworks implements Recipe {
    private static final Logger LOG = LoggerFactory.getLogger(SickNetworks.class);

    private static final int SEEDS = 5;
    private static final double BRIEF = 0.1;
    private static final Duration BUDGET = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "sick-networks";
    }

    @Override
    public String title() {
        return "Sick networks and what the doctor says";
    }

    @Override
    public Target target() {
        return Target.atLeast("right cause first, on tasks that no rule was chosen on", 0.8);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Rota rota = kitchen.scale() < BRIEF ? Rota.brief() : Rota.full(kitchen.scaled(SEEDS, 1));
        Path file = kitchen.folder().resolve("examinations.csv");
        List<Stay> stays =
                Clinic.of(file, BUDGET, LOG::info).examine(rota.admissions(kitchen.seed()));
        SickPage page = new SickPage(stays);
        return new Outcome(Scores.of(page.counted()).right().value(), page.page(title()));
    }
}
