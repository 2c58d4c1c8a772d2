package io.tarn.recipes.sick;

import io.tarn.doctor.finding.Condition;
import io.tarn.report.Grid;
import io.tarn.report.HeatMap;
import io.tarn.report.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the doctor said of all trainings, as a page.
public record SickPage(List<Stay> stays) {
    private static final String HEALTHY = "healthy";
    private static final String UNEXPLAINED = "unexplained";

    public SickPage {
        stays = List.copyOf(stays);
    }

    /// The results that count: of the wards that no rule was chosen on. The short form has none of them, and all its results count.
    public List<Stay> counted() {
        List<Stay> untouched = untouched();
        return untouched.isEmpty() ? stays : untouched;
    }

    /// The results of the wards that no rule was chosen on.
    public List<Stay> untouched() {
        return wards(ward -> !ward.isForTuning());
    }

    private List<Stay> wards(Predicate<Ward> chosen) {
        return some(stay -> chosen.test(Wards.named(stay.ward())));
    }

    private List<Stay> some(Predicate<Stay> chosen) {
        return stays.stream().filter(chosen).toList();
    }

    public Page page(String title) {
        Scores scores = Scores.of(counted());
        return Page.of(title)
                .lead(
                        "%s, harm is noticed in %s, the first cause is right in %s, and %s of healthy trainings are suspected."
                                .formatted(
                                        untouched().isEmpty()
                                                ? "On tasks that rules were chosen on"
                                                : "On the three tasks that no rule was chosen on",
                                        scores.detected(),
                                        scores.right(),
                                        scores.alarms()))
                .section(
                        "Tasks that no rule was chosen on",
                        s ->
                                s.text(
                                                """
                                                In brackets are Wilson's 95% intervals. A fault counts where it does harm: the error on clean test rows is clearly larger than \
                                                that of the same training without it, or the fault spoils the judgement itself. Controls are honest trainings of the same tasks.\
                                                """)
                                        .table(rates(ward -> !ward.isForTuning())))
                .section(
                        "Tasks that rules were chosen on",
                        s ->
                                s.text("How well rules fit what they were made with.")
                                        .table(rates(Ward::isForTuning)))
                .section("Fault by fault, in all tasks", s -> s.table(faults()))
                .section(
                        "What was called what",
                        s ->
                                s.chart(confusion())
                                        .text(
                                                "A row is what is wrong, a column what the doctor named first, in the tasks of the first table; some names are accepted for each other."))
                .section("Mixtures of two faults", s -> s.table(mixtures()));
    }

    /// A row of each task that is chosen, and one of all of them.
    private Grid rates(Predicate<Ward> chosen) {
        Grid grid =
                Grid.of(
                        "task",
                        "harm noticed",
                        "false alarms",
                        "right cause first",
                        "repaired",
                        "repaired by chance",
                        "seconds");
        for (Ward ward : Wards.ALL.stream().filter(chosen).toList()) {
            List<Stay> own = wards(ward::equals);
            if (!own.isEmpty()) {
                grid = row(grid, ward.name(), own);
            }
        }
        List<Stay> all = wards(chosen);
        return all.isEmpty() ? grid : row(grid, "all of these", all);
    }

    private static Grid row(Grid grid, String name, List<Stay> some) {
        Scores scores = Scores.of(some);
        return grid.row(
                name,
                scores.detected(),
                scores.alarms(),
                scores.right(),
                scores.repaired(),
                scores.repairedByChance(),
                "%.1f".formatted(scores.seconds()));
    }

    private Grid faults() {
        Grid grid =
                Grid.of(
                        "fault",
                        "condition",
                        "harm noticed",
                        "right cause first",
                        "repaired",
                        "by chance");
        for (Fault fault : Fault.ALL) {
            List<Stay> own = some(stay -> stay.name().equals(fault.id()));
            if (!own.isEmpty()) {
                Scores scores = Scores.of(own);
                grid =
                        grid.row(
                                fault.id(),
                                fault.expected().title(),
                                scores.detected(),
                                scores.right(),
                                scores.repaired(),
                                scores.repairedByChance());
            }
        }
        return grid;
    }

    private HeatMap confusion() {
        List<Stay> hurt =
                counted().stream().filter(stay -> stay.hurt() && !stay.isMixture()).toList();
        List<String> rows =
                Arrays.stream(Condition.values())
                        .map(Condition::id)
                        .filter(id ->
                                hurt.stream()
                                        .anyMatch(stay -> stay.expected().getFirst().equals(id)))
                        .toList();
        List<String> columns =
                Stream.concat(
                                Arrays.stream(Condition.values()).map(Condition::id),
                                Stream.of(UNEXPLAINED, HEALTHY))
                        .toList();
        double[][] counts = new double[rows.size()][columns.size()];
        for (Stay stay : hurt) {
            counts[rows.indexOf(stay.expected().getFirst())][columns.indexOf(named(stay))]++;
        }
        return HeatMap.of(
                "Harmful faults: what is wrong, and what was named", rows, columns, counts);
    }

    private static String named(Stay stay) {
        if (!stay.named().isEmpty()) {
            return stay.named().getFirst();
        }
        return stay.isFlagged() ? UNEXPLAINED : HEALTHY;
    }

    private Grid mixtures() {
        List<List<String>> rows = new ArrayList<>();
        for (Stay stay : some(stay -> stay.isMixture() && stay.hurt())) {
            rows.add(
                    List.of(
                            stay.ward(),
                            stay.name(),
                            stay.named().isEmpty() ? named(stay) : String.join(", ", stay.named()),
                            stay.isRight() ? "yes" : "no"));
        }
        return Grid.of(List.of("task", "faults", "named", "first is one of them"), rows);
    }
}
