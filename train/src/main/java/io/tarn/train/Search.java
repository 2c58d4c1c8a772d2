package io.tarn.train;

import io.tarn.data.Sampler;
import io.tarn.metric.Metric.Direction;
import io.tarn.tensor.TensorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A search for good settings: random ones (Bergstra and Bengio, 2012), or successive halving (Jamieson and Talwalkar, 2016), which gives
/// all of them a little training, the better third three times as much, and so on.
///
/// ```java
/// var search = Search.over(Map.of("rate", Range.logarithmic(1e-4, 1e-1), "width", Range.whole(16, 256)));
/// var best = search.halving(27, 9, (settings, epochs) -> train(settings, epochs)).getFirst();
/// ```
///
/// Results are sorted, the best first. What has not begun when the time budget is used up is left out.
public final class Search {
    private static final int FACTOR = 3;

    /// Settings that were tried.
    ///
    /// @param effort how much training they got
    public record Trial(Settings settings, int effort, double score) {}

    /// One value for each name.
    public record Settings(Map<String, Object> values) {
        public Settings {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public double number(String name) {
            return ((Number) value(name)).doubleValue();
        }

        public int whole(String name) {
            return ((Number) value(name)).intValue();
        }

        public String text(String name) {
            return value(name).toString();
        }

        private Object value(String name) {
            Object value = values.get(name);
            if (value == null) {
                throw TensorException.of(
                        "Settings", "one of " + values.keySet(), name, "search over it");
            }
            return value;
        }
    }

    /// Trains with settings, with so much effort (such as epochs), and judges on validation data.
    @FunctionalInterface
    public interface Objective {
        double of(Settings settings, int effort);
    }

    private final Map<String, Range> ranges;
    private final Direction better;
    private final long seed;
    private final Duration budget;

    private Search(Map<String, Range> ranges, Direction better, long seed, Duration budget) {
        this.ranges = new TreeMap<>(ranges); // the order of the names must not depend on chance
        this.better = better;
        this.seed = seed;
        this.budget = budget;
    }

    /// Lower scores are better, unless told otherwise.
    public static Search over(Map<String, Range> ranges) {
        return new Search(ranges, Direction.LOWER, 0, Duration.ofDays(365));
    }

    public Search better(Direction direction) {
        return new Search(ranges, direction, seed, budget);
    }

    public Search seed(long value) {
        return new Search(ranges, better, value, budget);
    }

    public Search budget(Duration time) {
        return new Search(ranges, better, seed, time);
    }

    /// Tries `trials` random settings with the same effort.
    public List<Trial> random(int trials, int effort, Objective objective) {
        return sorted(round(drawn(trials), effort, objective, deadline()));
    }

    /// Starts with `trials` settings; the last round has the full effort.
    public List<Trial> halving(int trials, int effort, Objective objective) {
        int rounds = 1 + (int) (Math.log(trials) / Math.log(FACTOR) + 1e-9);
        long deadline = deadline();
        List<Settings> alive = drawn(trials);
        List<Trial> best = List.of();
        for (int round = rounds - 1; round >= 0 && System.nanoTime() < deadline; round--) {
            int share = Math.max(1, (int) Math.round(effort / Math.pow(FACTOR, round)));
            List<Trial> judged = sorted(round(alive, share, objective, deadline));
            best = merged(judged, best);
            int left = Math.max(1, judged.size() / FACTOR);
            alive = judged.stream().limit(left).map(Trial::settings).toList();
        }
        return best;
    }

    /// The later round first: its scores rest on more training.
    private static List<Trial> merged(List<Trial> later, List<Trial> earlier) {
        List<Trial> all = new ArrayList<>(later);
        earlier.stream()
                .filter(old -> later.stream().noneMatch(t -> t.settings().equals(old.settings())))
                .forEach(all::add);
        return all;
    }

    private List<Settings> drawn(int trials) {
        List<Settings> drawn = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            SplittableRandom chance = Sampler.chance(seed, i);
            Map<String, Object> values = new LinkedHashMap<>();
            ranges.forEach((name, range) -> values.put(name, range.draw(chance)));
            drawn.add(new Settings(values));
        }
        return drawn;
    }

    private long deadline() {
        return System.nanoTime() + Math.min(budget.toNanos(), Long.MAX_VALUE / 4);
    }

    private static List<Trial> round(
            List<Settings> settings, int effort, Objective objective, long deadline) {
        List<Trial> trials = new ArrayList<>();
        for (Settings each : settings) {
            if (!trials.isEmpty() && System.nanoTime() >= deadline) {
                break;
            }
            trials.add(new Trial(each, effort, objective.of(each, effort)));
        }
        return trials;
    }

    /// NaN comes last.
    private List<Trial> sorted(List<Trial> trials) {
        Comparator<Trial> byScore = Comparator.comparingDouble(Trial::score);
        return trials.stream()
                .sorted(
                        Comparator.comparing((Trial t) -> Double.isNaN(t.score()))
                                .thenComparing(
                                        better == Direction.HIGHER ? byScore.reversed() : byScore))
                .toList();
    }
}
