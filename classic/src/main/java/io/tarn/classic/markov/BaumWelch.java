package io.tarn.classic.markov;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/// Learning by expectation and maximisation: the likelihood never falls (Baum, Petrie, Soules and Weiss 1970).
final class BaumWelch {
    private BaumWelch() {}

    static void requireSteps(String who, int states, int steps) {
        if (states < 1 || steps < states) {
            throw TensorException.of(
                    who,
                    "a state or more, and a row for each",
                    "%d states and %d rows".formatted(states, steps),
                    "give it longer sequences, or fewer states");
        }
    }

    /// The likeliest end of several beginnings; of equal ends that of the first.
    static <S> HiddenChain<S> best(
            String who,
            List<S> sequences,
            Training training,
            Function<SplittableRandom, HiddenChain<S>> beginning) {
        SplittableRandom random = new SplittableRandom(training.seed());
        List<HiddenChain<S>> beginnings =
                Stream.generate(() -> beginning.apply(random.split()))
                        .limit(training.restarts())
                        .toList();
        List<HiddenChain<S>> ends =
                beginnings.parallelStream()
                        .map(begin -> improved(who, begin, sequences, training))
                        .toList();
        HiddenChain<S> best = ends.getFirst();
        for (HiddenChain<S> end : ends) {
            best = end.lastLogLikelihood() > best.lastLogLikelihood() ? end : best;
        }
        return best;
    }

    /// Where the chain begins: as it was asked for, else at random.
    static Chain beginning(String who, int states, Training training, SplittableRandom random) {
        Chain chain = Chain.random(states, random);
        return new Chain(
                training.start()
                        .map(start -> Chain.probabilities(who, "start", start, states))
                        .orElse(chain.start()),
                training.transitions()
                        .map(rows -> Chain.probabilities(who, "transitions", rows, states, states))
                        .orElse(chain.transitions()));
    }

    /// Goes on from there.
    static <S> HiddenChain<S> improved(
            String who, HiddenChain<S> from, List<S> sequences, Training training) {
        int observations = sequences.stream().mapToInt(from.emissions()::steps).sum();
        requireSteps(who, 1, observations);
        List<Double> history = new ArrayList<>();
        HiddenChain<S> now = from;
        double before = Double.NEGATIVE_INFINITY;
        while (true) {
            Expectation expected = expectation(now, sequences);
            HiddenChain.requirePossible(who, expected.logLikelihood());
            history.add(expected.logLikelihood());
            double gain = expected.logLikelihood() - before;
            if (history.size() > training.iterations()
                    || gain < training.tolerance() * observations) {
                double[] all = history.stream().mapToDouble(Double::doubleValue).toArray();
                return new HiddenChain<>(now.chain(), now.emissions(), all);
            }
            before = expected.logLikelihood();
            now =
                    new HiddenChain<>(
                            expected.chain(now.chain()),
                            now.emissions().learned(sequences, expected.posteriors()));
        }
    }

    /// What the states do, as far as a model knows.
    ///
    /// @param start how often each is the first, `[states]`
    /// @param transitions how often each follows each, `[states × states]`
    /// @param posteriors for each sequence, `[steps × states]`
    private record Expectation(
            double logLikelihood, double[] start, double[] transitions, List<double[]> posteriors) {
        /// The likeliest chain: shares of the counts. A state that is never left keeps its row.
        Chain chain(Chain old) {
            int n = old.states();
            double[] first = start.clone();
            double[] rows = transitions.clone();
            Chain.normalise(first, 0, n);
            for (int i = 0; i < n; i++) {
                if (!Chain.normalise(rows, i * n, n)) {
                    System.arraycopy(old.transitions(), i * n, rows, i * n, n);
                }
            }
            return new Chain(first, rows);
        }
    }

    private static <S> Expectation expectation(HiddenChain<S> model, List<S> sequences) {
        Chain chain = model.chain();
        double[] start = new double[chain.states()];
        double[] transitions = new double[start.length * start.length];
        List<double[]> posteriors = new ArrayList<>();
        double logLikelihood = 0;
        for (S sequence : sequences) {
            double[] emitted = model.emissions().logLikelihoods(sequence);
            var both = ForwardBackward.of(chain, emitted);
            double[] shares = both.posteriors();
            for (int i = 0; i < start.length; i++) {
                start[i] += shares[i];
            }
            both.countTransitions(chain, emitted, transitions);
            posteriors.add(shares);
            logLikelihood += both.logLikelihood();
        }
        return new Expectation(logLikelihood, start, transitions, posteriors);
    }
}
