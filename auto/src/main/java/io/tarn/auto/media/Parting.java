package io.tarn.auto.media;

import io.tarn.auto.media.Found.Item;
import io.tarn.data.DataException;
import io.tarn.data.Shares;
import io.tarn.data.Split;
import io.tarn.data.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Parts the files into those that are learned from, those that choose, and those that judge at the end.
///
/// Sides that the data name are kept; the others are cut from the training files, each class by its share. Files with the same bytes stay
/// together; where the data themselves put them on two sides, only those of the later side stay.
///
/// @param how what was done, in words
record Parting(Split split, String how, List<String> notes) {
    private static final double TEST = 0.2;
    private static final double VALIDATION = 0.15; // of the rest
    private static final int LEAST_DIFFERENT = 3; // one for each side

    static Parting of(Found found, long seed) {
        int[] firsts = Twins.firsts(found.files());
        checkTwins(found, firsts);
        Set<Side> given = found.given();
        double test = given.contains(Side.TEST) ? 0 : TEST;
        double validation = given.contains(Side.VALIDATION) ? 0 : VALIDATION * (1 - test);
        Map<Integer, Side> latest = new HashMap<>(); // of each group of twins
        for (int i = 0; i < firsts.length; i++) {
            Side side = found.items().get(i).side();
            latest.merge(firsts[i], side, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        int[] pool =
                IntStream.range(0, firsts.length)
                        .filter(i -> firsts[i] == i && latest.get(i) == Side.TRAINING)
                        .toArray();
        cut(found, pool, Shares.of(validation, test), seed).forEach(latest::put);
        Map<Side, List<Integer>> sides = new EnumMap<>(Side.class);
        int left = 0;
        for (int i = 0; i < firsts.length; i++) {
            Side own = found.items().get(i).side();
            Side side = latest.getOrDefault(firsts[i], own);
            boolean torn = own != side && (own != Side.TRAINING || given.contains(side));
            if (torn) {
                left++;
            } else {
                sides.computeIfAbsent(side, _ -> new ArrayList<>()).add(i);
            }
        }
        Split split =
                new Split(
                        array(sides, Side.TRAINING),
                        array(sides, Side.VALIDATION),
                        array(sides, Side.TEST));
        check(found, split);
        return new Parting(split, how(given), notes(found, firsts, left));
    }

    private static void checkTwins(Found found, int[] firsts) {
        long different = IntStream.of(firsts).distinct().count();
        if (different < LEAST_DIFFERENT) {
            throw DataException.of(
                    Found.who(found.root()),
                    "%s that differ from each other".formatted(found.kind()),
                    "%s, %s"
                            .formatted(
                                    found.kind().count(firsts.length),
                                    different == 1
                                            ? "all with the same bytes"
                                            : "of which only %d differ".formatted(different)),
                    "give others, for copies teach nothing new");
        }
    }

    private static Map<Integer, Side> cut(Found found, int[] pool, Shares shares, long seed) {
        int[] labels = IntStream.of(pool).map(i -> found.items().get(i).label()).toArray();
        Map<Integer, Side> sides = new HashMap<>();
        if (shares.test() + shares.validation() > 0) {
            Split cut = Splits.stratified(labels, shares, seed);
            Arrays.stream(cut.validation()).forEach(i -> sides.put(pool[i], Side.VALIDATION));
            Arrays.stream(cut.test()).forEach(i -> sides.put(pool[i], Side.TEST));
        }
        return sides;
    }

    private static int[] array(Map<Side, List<Integer>> sides, Side side) {
        return sides.getOrDefault(side, List.of()).stream().mapToInt(Integer::intValue).toArray();
    }

    private static void check(Found found, Split split) {
        if (split.validation().length == 0 || split.test().length == 0) {
            throw DataException.of(
                    Found.who(found.root()),
                    "%s to validate and to test that differ from each other"
                            .formatted(found.kind()),
                    "none",
                    "add files, or leave the folders val and test out");
        }
        boolean[] learned = new boolean[found.classes().size()];
        Arrays.stream(split.train()).forEach(i -> learned[found.items().get(i).label()] = true);
        for (int label = 0; label < learned.length; label++) {
            if (!learned[label]) {
                throw DataException.of(
                        Found.who(found.root()),
                        "%s of every class to learn from".formatted(found.kind()),
                        "none of \"%s\"".formatted(found.classes().get(label)),
                        "add files that differ from those of the test");
            }
        }
    }

    private static String how(Set<Side> given) {
        if (given.contains(Side.TEST)) {
            return given.contains(Side.VALIDATION)
                    ? "as the folders or the manifest say"
                    : "test as given; 15% of the training files validate, of each class its share";
        }
        return given.contains(Side.VALIDATION)
                ? "validation as given; 20% of the training files test, of each class its share"
                : "20% test, 15% of the rest validate, of each class its share";
    }

    private static List<String> notes(Found found, int[] firsts, int left) {
        List<String> notes = new ArrayList<>();
        long twins = IntStream.range(0, firsts.length).filter(i -> firsts[i] != i).count();
        if (twins > 0) {
            notes.add(
                    "%,d %s the same bytes as another one; such files were kept on one side."
                            .formatted(twins, twins == 1 ? "file has" : "files have"));
        }
        List<Item> items = found.items();
        long torn =
                IntStream.range(0, firsts.length)
                        .filter(i -> items.get(i).label() != items.get(firsts[i]).label())
                        .count();
        if (torn > 0) {
            notes.add(
                    torn == 1
                            ? "1 of them is in two classes at once: look at it."
                            : "%,d of them are in two classes at once: look at them."
                                    .formatted(torn));
        }
        if (left > 0) {
            notes.add(
                    "%s left out because the test or validation folder has the same %s."
                            .formatted(Found.were(left), left == 1 ? "one" : "ones"));
        }
        return notes;
    }
}
