package io.tarn.auto;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads LightGBM's text models, and trusts nothing in them: LightGBM's own reader ends the process at a damaged file.
final class ForestText {
    private final String who;
    private final int width;

    private ForestText(String who, int width) {
        this.who = who;
        this.width = width;
    }

    /// The trees of a text that was made for rows of `width` numbers.
    static List<Tree> read(String who, String text, int width) {
        return new ForestText(who, width).trees(text);
    }

    private List<Tree> trees(String text) {
        if (!text.startsWith("tree\n") || !text.contains("\nend of trees")) {
            throw bad("a whole LightGBM model", "another or a cut text");
        }
        List<Tree> trees = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        boolean inTree = false;
        for (String line : text.substring(0, text.indexOf("\nend of trees")).split("\n")) {
            if (line.startsWith("Tree=")) {
                if (inTree) {
                    trees.add(tree(fields));
                }
                inTree = true;
                fields.clear();
            } else {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    fields.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        if (inTree) {
            trees.add(tree(fields));
        }
        return trees;
    }

    private Tree tree(Map<String, String> fields) {
        double[] leaves = numbers(fields, "leaf_value");
        int nodes = leaves.length - 1;
        if (!Arrays.stream(leaves).allMatch(Double::isFinite)) {
            throw bad("finite numbers in the leaves", "others");
        }
        if (nodes < 0 || !fields.getOrDefault("is_linear", "0").equals("0")) {
            throw bad("trees with constant leaves", "others");
        }
        int[] features = whole(fields, "split_feature", nodes);
        double[] thresholds = sized(numbers(fields, "threshold"), "threshold", nodes);
        int[] kinds = whole(fields, "decision_type", nodes);
        int[] left = whole(fields, "left_child", nodes);
        int[] right = whole(fields, "right_child", nodes);
        int[][] sets = sets(fields);
        for (int i = 0; i < nodes; i++) {
            boolean isCategory = (kinds[i] & 1) != 0;
            boolean inside = features[i] >= 0 && features[i] < width;
            boolean known = !isCategory || thresholds[i] >= 0 && thresholds[i] < sets.length;
            // children come after their parent, so a walk always ends
            if (!inside || !known || !isChild(left[i], i, nodes) || !isChild(right[i], i, nodes)) {
                throw bad("nodes that lead to leaves", "node " + i + " that does not");
            }
        }
        return new Tree(features, thresholds, kinds, left, right, leaves, sets);
    }

    private static boolean isChild(int child, int parent, int nodes) {
        return child < 0 ? ~child <= nodes : child > parent && child < nodes;
    }

    private int[][] sets(Map<String, String> fields) {
        double[] borders = numbers(fields, "cat_boundaries");
        double[] bits = numbers(fields, "cat_threshold");
        int[][] sets = new int[Math.max(0, borders.length - 1)][];
        for (int i = 0; i < sets.length; i++) {
            if (!(borders[i] >= 0
                    && borders[i] <= borders[i + 1]
                    && borders[i + 1] <= bits.length)) {
                throw bad("sets of categories", "wrong borders");
            }
            sets[i] =
                    Arrays.stream(bits, (int) borders[i], (int) borders[i + 1])
                            .mapToInt(bit -> (int) (long) bit)
                            .toArray();
        }
        return sets;
    }

    private int[] whole(Map<String, String> fields, String name, int count) {
        return Arrays.stream(sized(numbers(fields, name), name, count))
                .mapToInt(v -> (int) v)
                .toArray();
    }

    private double[] sized(double[] numbers, String name, int count) {
        if (numbers.length != count) {
            throw bad(count + " numbers as " + name, numbers.length);
        }
        return numbers;
    }

    private double[] numbers(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return new double[0];
        }
        try {
            return Arrays.stream(text.split(" ")).mapToDouble(ForestText::number).toArray();
        } catch (NumberFormatException e) {
            throw DataException.of(
                    who, "numbers as " + name, "other text", "train the model again", e);
        }
    }

    /// A border may be infinite: then only missing values go right.
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private DataException bad(String expected, Object got) {
        return DataException.of(
                who, expected, got, "the model file is damaged: train the model again");
    }
}
