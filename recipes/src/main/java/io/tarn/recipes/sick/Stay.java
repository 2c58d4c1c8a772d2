package io.tarn.recipes.sick;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What came of an examination: a row of the table of results.
///
/// @param ward where
/// @param name of the fault, the two faults or the control
/// @param hurt whether the faults do harm; a control has none
/// @param verdict `Healthy`, `Sick` or `Unexplained`; `Unharmed`, `Unfit` or `Failed` where there is none
/// @param expected the names of the faults' conditions, and of what is right as well
/// @param named the conditions of all causes, the most important first
/// @param trials how many remedies were tried
/// @param closed the share of the harm that is gone with the doctor's cure; NaN where that is not measured
/// @param random the same with as many remedies chosen at random
/// @param seconds that the examination took
public record Stay(
        String ward,
        String name,
        long seed,
        boolean hurt,
        String verdict,
        List<String> expected,
        List<String> named,
        int trials,
        double closed,
        double random,
        double seconds) {
    static final String HEADER =
            "ward,name,seed,hurt,verdict,expected,named,trials,closed,random,seconds";

    /// The fault does no harm in this run.
    static final String UNHARMED = "Unharmed";

    /// The honest variant does clearly worse in this run than the task as it is: neither healthy nor a known fault.
    static final String UNFIT = "Unfit";

    /// The examination broke off.
    static final String FAILED = "Failed";

    private static final int CELLS = 11;
    private static final double MOST = 0.5;

    public Stay {
        expected = List.copyOf(expected);
        named = List.copyOf(named);
    }

    public boolean isControl() {
        return expected.isEmpty();
    }

    /// Whether it is a healthy training, which nobody should suspect.
    public boolean isHealthy() {
        return isControl() && !verdict.equals(UNFIT);
    }

    public boolean isMixture() {
        return name.contains("+");
    }

    /// Whether the doctor says that something is wrong, with or without a cause. To break off is as bad as a false alarm.
    public boolean isFlagged() {
        return isSick() || verdict.equals("Unexplained") || isControl() && verdict.equals(FAILED);
    }

    /// Whether a cause was named.
    public boolean isSick() {
        return verdict.equals("Sick");
    }

    /// Whether the first cause is a right one.
    public boolean isRight() {
        return !named.isEmpty() && expected.contains(named.getFirst());
    }

    /// Whether a repair can be measured.
    public boolean hasRepair() {
        return !Double.isNaN(closed);
    }

    public boolean isRepaired() {
        return closed > MOST;
    }

    public boolean isRepairedByChance() {
        return random > MOST;
    }

    /// What tells it apart from all others.
    String key() {
        return ward + "/" + name + "/" + seed;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%b,%s,%s,%s,%d,%.3f,%.3f,%.1f",
                ward,
                name,
                seed,
                hurt,
                verdict,
                String.join(" ", expected),
                String.join(" ", named),
                trials,
                closed,
                random,
                seconds);
    }

    /// A row that [#line] wrote.
    static Stay read(String line) {
        String[] cells = line.split(",", CELLS);
        return new Stay(
                cells[0],
                cells[1],
                Long.parseLong(cells[2]),
                Boolean.parseBoolean(cells[3]),
                cells[4],
                words(cells[5]),
                words(cells[6]),
                Integer.parseInt(cells[7]),
                Double.parseDouble(cells[8]),
                Double.parseDouble(cells[9]),
                Double.parseDouble(cells[10]));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
    }
}
