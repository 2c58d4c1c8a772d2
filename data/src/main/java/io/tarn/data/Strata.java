package io.tarn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Examples by class, to be parted such that every side gets its share of every class.
///
/// The examples are laid out class after class, each class shuffled. Taking T of n places at equal distances then takes T·m/n of the m
/// examples of a class, to within one.
final class Strata {
    private final int size;
    private final Map<Integer, int[]> classes = new TreeMap<>();
    private final SplittableRandom chance;

    Strata(int[] labels, SplittableRandom chance) {
        this.size = labels.length;
        this.chance = chance;
        Map<Integer, IntStream.Builder> members = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            members.computeIfAbsent(labels[i], _ -> IntStream.builder()).add(i);
        }
        members.forEach((label, examples) -> classes.put(label, examples.build().toArray()));
        classes.values().forEach(examples -> Sampler.shuffle(examples, chance));
    }

    /// All examples, class after class; those of one class stay side by side.
    private int[] laidOut(int atLeast) {
        return classes.values().stream()
                .filter(examples -> examples.length >= atLeast)
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    Split split(Shares shares) {
        var sizes = shares.sizes("Splits.stratified", size);
        int[] sides = new int[size];
        int[] rest = take(laidOut(2), sizes.test(), sides, 2);
        take(rest, sizes.validation(), sides, 1);
        keepOneForTraining(sides);
        return Split.of(sides, notes(sides, sizes));
    }

    /// Puts `count` of the examples, at equal distances from a random start, on a side; gives back the others.
    private int[] take(int[] examples, int count, int[] sides, int side) {
        if (count > examples.length) {
            throw DataException.of(
                    "Splits.stratified",
                    "classes of 2 examples or more, for " + count + " on one side",
                    examples.length + " such examples",
                    "split with Splits.holdOut, or join rare classes");
        }
        long start = examples.length == 0 ? 0 : chance.nextLong(examples.length);
        IntStream.Builder others = IntStream.builder();
        for (int i = 0; i < examples.length; i++) {
            long before = (start + (long) i * count) / examples.length;
            long after = (start + (i + 1L) * count) / examples.length;
            if (after > before) {
                sides[examples[i]] = side;
            } else {
                others.add(examples[i]);
            }
        }
        return others.build().toArray();
    }

    /// Where no example of a class is left to learn from, one changes places with one of the largest class.
    private void keepOneForTraining(int[] sides) {
        int[] largest =
                classes.values().stream()
                        .max((a, b) -> Integer.compare(a.length, b.length))
                        .orElseThrow();
        for (int[] examples : classes.values()) {
            boolean learned = Arrays.stream(examples).anyMatch(i -> sides[i] == 0);
            int spare = Arrays.stream(largest).filter(i -> sides[i] == 0).findFirst().orElse(-1);
            if (!learned
                    && spare >= 0
                    && Arrays.stream(largest).filter(i -> sides[i] == 0).count() > 1) {
                int moved = examples[0];
                sides[spare] = sides[moved];
                sides[moved] = 0;
            }
        }
    }

    private List<String> notes(int[] sides, Shares.Sizes sizes) {
        List<String> notes = new ArrayList<>();
        String[] names = {"training", "validation", "test"};
        classes.forEach((label, examples) -> {
            List<String> missing = new ArrayList<>();
            for (int side = 0; side < names.length; side++) {
                int wanted = side;
                if (sizes.all()[side] > 0
                        && Arrays.stream(examples).noneMatch(i -> sides[i] == wanted)) {
                    missing.add(names[side]);
                }
            }
            if (!missing.isEmpty()) {
                notes.add(note(label, examples.length, missing));
            }
        });
        return notes;
    }

    private static String note(int label, int count, List<String> missing) {
        return "class %d has %d example%s, none for %s"
                .formatted(label, count, count == 1 ? "" : "s", String.join(" and ", missing));
    }

    List<Split> folds(int count) {
        Folds.check("Splits.stratifiedFolds", count, size, "example");
        int[] order = laidOut(1);
        int[] folds = new int[size];
        for (int i = 0; i < size; i++) {
            folds[order[i]] = i % count;
        }
        List<String> notes = new ArrayList<>();
        classes.forEach((label, examples) -> {
            if (examples.length < count) {
                notes.add(
                        "class %d has %d example%s for %d folds"
                                .formatted(
                                        label,
                                        examples.length,
                                        examples.length == 1 ? "" : "s",
                                        count));
            }
        });
        return Folds.of("Splits.stratifiedFolds", folds, count, notes);
    }
}
