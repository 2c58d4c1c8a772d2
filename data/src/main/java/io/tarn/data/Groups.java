package io.tarn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Examples by group, to be parted such that no group is on two sides.
///
/// Large groups are placed first, each where most is missing; groups of one size come in random order.
final class Groups {
    private final String who;
    private final int size;
    private final List<int[]> groups = new ArrayList<>();

    Groups(String who, int[] groups, SplittableRandom chance) {
        this.who = who;
        this.size = groups.length;
        Map<Integer, IntStream.Builder> members = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            members.computeIfAbsent(groups[i], _ -> IntStream.builder()).add(i);
        }
        List<int[]> all = members.values().stream().map(group -> group.build().toArray()).toList();
        int[] order = Sampler.inOrder(all.size()).order(0);
        Sampler.shuffle(order, chance);
        Arrays.stream(order).mapToObj(all::get).forEach(this.groups::add);
        this.groups.sort((a, b) -> Integer.compare(b.length, a.length));
    }

    Split split(Shares shares) {
        int[] wanted = shares.sizes(who, size).all();
        long needed = Arrays.stream(wanted).filter(count -> count > 0).count();
        if (groups.size() < needed) {
            throw DataException.of(
                    who,
                    "a group or more for each of " + needed + " sides",
                    groups.size() + " groups",
                    "leave a side out with a share of 0, or split with Splits.holdOut");
        }
        return Split.of(placed(wanted), List.of());
    }

    List<Split> folds(int count) {
        Folds.check(who, count, groups.size(), "group");
        int[] wanted = new int[count];
        Arrays.fill(wanted, Math.ceilDiv(size, count));
        return Folds.of(who, placed(wanted), count, List.of());
    }

    /// The side of every example.
    private int[] placed(int[] wanted) {
        int[] missing = wanted.clone();
        boolean[] used = new boolean[wanted.length];
        int[] sides = new int[size];
        for (int i = 0; i < groups.size(); i++) {
            int left = groups.size() - i;
            int side = emptiest(missing, open(wanted, used, left));
            used[side] = true;
            missing[side] -= groups.get(i).length;
            for (int example : groups.get(i)) {
                sides[example] = side;
            }
        }
        return sides;
    }

    /// The sides that may get the next group: all that want examples or, when as many groups are left as sides without one, those.
    private static boolean[] open(int[] wanted, boolean[] used, int left) {
        boolean[] open = new boolean[wanted.length];
        boolean[] empty = new boolean[wanted.length];
        int emptySides = 0;
        for (int side = 0; side < wanted.length; side++) {
            open[side] = wanted[side] > 0;
            empty[side] = open[side] && !used[side];
            emptySides += empty[side] ? 1 : 0;
        }
        return left <= emptySides ? empty : open;
    }

    private static int emptiest(int[] missing, boolean[] open) {
        int best = -1;
        for (int side = 0; side < missing.length; side++) {
            if (open[side] && (best < 0 || missing[side] > missing[best])) {
                best = side;
            }
        }
        return best;
    }
}
