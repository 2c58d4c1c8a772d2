package io.tarn.classic.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// States that each show rows of numbers, as a Gaussian of their own.
///
/// @param bells one for each state
record Bells(Moments moments, List<Bell> bells) implements Emissions<double[]> {
    /// Centres far from each other, chosen among all rows as by k-means++; each has the covariance of all rows.
    static Bells scattered(
            Moments moments, List<double[]> sequences, int states, SplittableRandom random) {
        int n = moments.columns();
        double[] rows = sequences.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] chances = new double[rows.length / n];
        Arrays.fill(chances, 1);
        Bell all = moments.of(List.of(rows), List.of(chances), 1, 0);
        double[] squares = new double[chances.length]; // to the nearest centre
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
        List<Bell> bells = new ArrayList<>();
        for (int k = 0; k < states; k++) {
            if (!Chain.normalise(chances, 0, chances.length)) {
                Arrays.fill(chances, 1.0 / chances.length); // every row is a centre already
            }
            int chosen = Chain.draw(chances, 0, chances.length, random);
            double[] centre = Arrays.copyOfRange(rows, chosen * n, (chosen + 1) * n);
            bells.add(all.at(centre));
            for (int t = 0; t < squares.length; t++) {
                double square = 0;
                for (int i = 0; i < n; i++) {
                    double apart = rows[t * n + i] - centre[i];
                    square += apart * apart / all.covariance()[i * n + i];
                }
                squares[t] = Math.min(squares[t], square);
            }
            chances = squares.clone();
        }
        return new Bells(moments, List.copyOf(bells));
    }

    /// The same Gaussians, made to fit other bounds.
    Bells within(Moments bounds) {
        return new Bells(
                bounds,
                bells.stream().map(bell -> bounds.bell(bell.mean(), bell.covariance())).toList());
    }

    @Override
    public int steps(double[] sequence) {
        return sequence.length / moments.columns();
    }

    @Override
    public double[] logLikelihoods(double[] sequence) {
        double[] emitted = new double[steps(sequence) * bells.size()];
        for (int k = 0; k < bells.size(); k++) {
            bells.get(k).logLikelihoods(sequence, moments.kind(), emitted, bells.size(), k);
        }
        return emitted;
    }

    @Override
    public Bells learned(List<double[]> sequences, List<double[]> shares) {
        List<Bell> learned = new ArrayList<>();
        for (int k = 0; k < bells.size(); k++) {
            Bell bell = moments.of(sequences, shares, bells.size(), k);
            learned.add(bell.isPositive() ? bell : bells.get(k));
        }
        return new Bells(moments, List.copyOf(learned));
    }
}
