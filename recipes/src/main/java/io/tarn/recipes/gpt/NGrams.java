package io.tarn.recipes.gpt;

import java.util.ArrayList;
import java.util.List;

/// How likely a character is after those before it, by counting runs in a text: the longest runs that have come, mixed with shorter ones.
final class NGrams {
    /// How the counts of shorter runs are mixed in.
    enum Mixing {
        /// Something is taken off every count, and shorter runs count by how many characters they follow (Kneser and Ney, 1995; with the
        /// three discounts of Chen and Goodman, 1999).
        KNESER_NEY,
        /// The weight of shorter runs is the number of different characters that have come, as in the compressor PPM (Witten and Bell,
        /// 1991).
        WITTEN_BELL
    }

    private static final int ALPHABET = Speeches.ALPHABET;

    private final Mixing mixing;
    private final List<Runs> orders; // of 1, 2, 3 … characters
    private final double[][] discounts;

    private NGrams(Mixing mixing, List<Runs> orders) {
        this.mixing = mixing;
        this.orders = orders;
        this.discounts = orders.stream().map(NGrams::discounts).toArray(double[][]::new);
    }

    /// Models of every order up to `longest`: the characters that they look at, that which comes among them.
    static List<NGrams> upTo(int longest, int[] text, Mixing mixing) {
        List<Runs> plain = new ArrayList<>();
        List<NGrams> models = new ArrayList<>();
        List<Runs> shorter = new ArrayList<>();
        for (int n = 1; n <= longest; n++) {
            Runs runs = Runs.of(text, n);
            plain.add(runs);
            if (mixing == Mixing.KNESER_NEY && n > 1) {
                shorter.add(runs.continuations(n));
            }
            List<Runs> orders =
                    new ArrayList<>(
                            mixing == Mixing.KNESER_NEY ? shorter : plain.subList(0, n - 1));
            orders.add(runs);
            models.add(new NGrams(mixing, orders));
        }
        return models;
    }

    /// Dᵢ = i - (i + 1)·Y·nᵢ₊₁ / nᵢ with Y = n₁ / (n₁ + 2·n₂), for counts of 1, 2, and 3 or more.
    private static double[] discounts(Runs runs) {
        double y = runs.countOfCount(1) / (runs.countOfCount(1) + 2 * runs.countOfCount(2));
        double[] d = new double[4];
        for (int i = 1; i <= 3; i++) {
            double ratio = runs.countOfCount(i + 1) / runs.countOfCount(i);
            double discount = i - (i + 1) * y * ratio;
            d[i] = Double.isFinite(discount) ? Math.clamp(discount, 0, i) : 0.5;
        }
        return d;
    }

    /// The mean of -log₂ p over the characters of another text.
    double bits(int[] text) {
        double sum = 0;
        for (int i = 0; i < text.length; i++) {
            sum -= Math.log(probability(text, i));
        }
        return sum / Math.log(2) / text.length;
    }

    /// p(the character at a place | those before it).
    double probability(int[] text, int place) {
        double p = 1.0 / ALPHABET;
        long beginning = 0;
        for (int n = 1; n <= orders.size() && n <= place + 1; n++) {
            if (n > 1) {
                beginning |= (long) text[place - n + 1] << Runs.BITS * (n - 2);
            }
            p = mixed(n - 1, beginning, text[place], p);
        }
        return p;
    }

    private double mixed(int order, long beginning, int character, double shorter) {
        Runs runs = orders.get(order);
        long run = beginning << Runs.BITS | character;
        double total = 0;
        double own = 0;
        double given = 0; // to the shorter ones
        for (int i = runs.from(beginning);
                i < runs.runs().length && runs.runs()[i] >> Runs.BITS == beginning;
                i++) {
            int count = runs.counts()[i];
            double taken = mixing == Mixing.KNESER_NEY ? discounts[order][Math.min(3, count)] : 0;
            total += count;
            given += mixing == Mixing.KNESER_NEY ? taken : 1;
            own += runs.runs()[i] == run ? count - taken : 0;
        }
        if (total == 0) {
            return shorter;
        }
        // (c - D + ΣD·p) / Σc, or (c + T·p) / (Σc + T)
        return (own + given * shorter) / (mixing == Mixing.KNESER_NEY ? total : total + given);
    }
}
