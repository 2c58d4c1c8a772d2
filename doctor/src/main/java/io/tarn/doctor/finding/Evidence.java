package io.tarn.doctor.finding;

import io.tarn.report.Chart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why the doctor believes a finding.
///
/// @param rule that fired, as a sentence with its threshold
/// @param numbers what was measured, by name
/// @param charts what shows it
/// @param certainty whether the rule alone is proof
/// @param strength how far beyond the threshold it is: 1 at the threshold, more beyond
public record Evidence(
        String rule,
        Map<String, Double> numbers,
        List<Chart> charts,
        Certainty certainty,
        double strength) {
    public Evidence {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        charts = List.copyOf(charts);
    }

    /// How much a fired rule says.
    public enum Certainty {
        /// The rule is proof that something is wrong, whatever a trial says: NaN among the inputs, a parameter without an optimizer.
        PROVEN,
        /// The rule makes a suspicion; only a remedy that helps makes it a cause.
        SUSPECTED
    }

    /// `Evidence.of("more than half of the units are silent", strength)`, to be completed by [#number] and [#chart].
    public static Evidence suspected(String rule, double strength) {
        return new Evidence(rule, Map.of(), List.of(), Certainty.SUSPECTED, strength);
    }

    public static Evidence proven(String rule, double strength) {
        return new Evidence(rule, Map.of(), List.of(), Certainty.PROVEN, strength);
    }

    public Evidence number(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(numbers);
        more.put(name, value);
        return new Evidence(rule, more, charts, certainty, strength);
    }

    public Evidence chart(Chart chart) {
        List<Chart> more = new ArrayList<>(charts);
        more.add(chart);
        return new Evidence(rule, numbers, more, certainty, strength);
    }

    public boolean isProven() {
        return certainty == Certainty.PROVEN;
    }
}
