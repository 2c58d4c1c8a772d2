package io.tarn.nn;

import io.tarn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of a saved state when it was copied into a net.
///
/// @param loaded the tensors of the net that were found and fit
/// @param missing tensors of the net that the state lacks
/// @param unexpected tensors of the state that the net lacks
/// @param misshaped tensors of both, of different shape
/// @param conflicting second names of a tied tensor under which the state holds other values
public record LoadReport(
        List<String> loaded,
        List<String> missing,
        List<String> unexpected,
        List<Misshaped> misshaped,
        List<String> conflicting) {
    /// A tensor of another shape than the net's.
    public record Misshaped(String name, Shape expected, Shape got) {
        @Override
        public String toString() {
            return "%s %s instead of %s".formatted(name, got, expected);
        }
    }

    private static final int LISTED = 8;
    private static final int LONGEST = 160;

    public LoadReport {
        loaded = List.copyOf(loaded);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        misshaped = List.copyOf(misshaped);
        conflicting = List.copyOf(conflicting);
    }

    /// Whether net and state fit each other exactly.
    public boolean isComplete() {
        return missing.isEmpty()
                && unexpected.isEmpty()
                && misshaped.isEmpty()
                && conflicting.isEmpty();
    }

    /// The prefix that the names of the state have and those of the net lack, as `module.`.
    Optional<String> surplusPrefix() {
        return prefix(unexpected, missing);
    }

    /// The prefix that the names of the net have and those of the state lack.
    Optional<String> lackingPrefix() {
        return prefix(missing, unexpected);
    }

    private static Optional<String> prefix(List<String> longer, List<String> shorter) {
        if (longer.isEmpty() || shorter.isEmpty()) {
            return Optional.empty();
        }
        String end = "." + shorter.getFirst();
        return longer.stream()
                .filter(name -> name.endsWith(end))
                .map(name -> name.substring(0, name.length() - end.length() + 1))
                .filter(prefix ->
                        shorter.stream().map(prefix::concat).filter(longer::contains).count() * 2
                                > shorter.size())
                .findFirst();
    }

    /// The faults alone, on one line.
    String faults() {
        List<String> parts = new ArrayList<>();
        add(parts, "missing", missing);
        add(parts, "unexpected", unexpected);
        add(parts, "misshaped", misshaped);
        add(parts, "conflicting", conflicting);
        return String.join(", ", parts);
    }

    /// A line for what was loaded and one for each kind of fault.
    @Override
    public String toString() {
        int own = loaded.size() + missing.size() + misshaped.size();
        List<String> lines =
                new ArrayList<>(List.of("loaded %d of %d tensors".formatted(loaded.size(), own)));
        add(lines, "missing", missing);
        add(lines, "unexpected", unexpected);
        add(lines, "misshaped", misshaped);
        add(lines, "conflicting", conflicting);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String kind, List<?> names) {
        if (!names.isEmpty()) {
            String some =
                    names.stream()
                            .limit(LISTED)
                            .map(LoadReport::excerpt)
                            .collect(Collectors.joining(", "));
            String more =
                    names.size() > LISTED ? " and %d more".formatted(names.size() - LISTED) : "";
            lines.add("%d %s: %s%s".formatted(names.size(), kind, some, more));
        }
    }

    /// Names come from files, which may hold any text.
    private static String excerpt(Object name) {
        String text = name.toString();
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "�");
    }
}
