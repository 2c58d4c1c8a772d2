package io.tarn.classic.markov;

import io.tarn.classic.Saved;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// A hidden Markov model of sequences of symbols, which are whole numbers from 0 on.
public final class DiscreteHmm implements HiddenMarkovModel {
    public static final String TYPE = "discrete-hmm";

    private static final String WHO = "DiscreteHmm";

    private final HiddenChain<int[]> hidden;
    private final Symbols emissions;

    private DiscreteHmm(HiddenChain<int[]> hidden) {
        this.hidden = hidden;
        this.emissions = (Symbols) hidden.emissions();
    }

    /// A model whose probabilities are known.
    ///
    /// @param start `[states]`
    /// @param transitions `[states, states]`
    /// @param emissions of each symbol in each state, `[states, symbols]`
    public static DiscreteHmm of(Tensor start, Tensor transitions, Tensor emissions) {
        Chain chain = Chain.of(WHO, start, transitions);
        if (emissions.rank() != 2 || emissions.size(1) == 0) {
            throw TensorException.of(
                    WHO,
                    "emissions of shape [states, symbols]",
                    emissions.shape(),
                    "a row of probabilities for each state");
        }
        int symbols = (int) emissions.size(1);
        double[] values = Chain.probabilities(WHO, "emissions", emissions, chain.states(), symbols);
        return new DiscreteHmm(new HiddenChain<>(chain, new Symbols(symbols, values)));
    }

    /// @param sequences each `[steps]`, of any length
    /// @param symbols how many there are; those that no sequence shows get probability 0
    public static DiscreteHmm fit(List<Tensor> sequences, int symbols, int states) {
        return fit(sequences, symbols, states, t -> t);
    }

    public static DiscreteHmm fit(
            List<Tensor> sequences, int symbols, int states, UnaryOperator<Training> choose) {
        Training training = choose.apply(Training.DEFAULT);
        if (symbols < 1) {
            throw TensorException.of(WHO, "a symbol or more", symbols, "count the different ones");
        }
        List<int[]> all = read(sequences, symbols);
        BaumWelch.requireSteps(WHO, states, all.stream().mapToInt(each -> each.length).sum());
        return new DiscreteHmm(
                BaumWelch.best(
                        WHO,
                        all,
                        training,
                        random ->
                                new HiddenChain<>(
                                        BaumWelch.beginning(WHO, states, training, random),
                                        new Symbols(
                                                symbols,
                                                Chain.randomRows(states, symbols, random)))));
    }

    /// Learns on from this model, whose zeros stay zeros; restarts and beginnings do not matter here.
    public DiscreteHmm improved(List<Tensor> sequences, UnaryOperator<Training> choose) {
        Training training = choose.apply(Training.DEFAULT);
        return new DiscreteHmm(
                BaumWelch.improved(WHO, hidden, read(sequences, symbols()), training));
    }

    private static List<int[]> read(List<Tensor> sequences, int symbols) {
        return sequences.stream().map(each -> read(each, symbols)).toList();
    }

    private static int[] read(Tensor sequence, int symbols) {
        if (sequence.rank() != 1 || sequence.dtype().isFloatingPoint() || sequence.size(0) == 0) {
            throw TensorException.of(
                    WHO,
                    "a sequence of whole numbers of shape [steps], with a step or more",
                    "%s %s".formatted(sequence.dtype(), sequence.shape()),
                    "number the symbols from 0 on, x.toLong(); GaussianHmm takes rows of numbers");
        }
        long lowest = sequence.min().itemLong();
        long highest = sequence.max().itemLong();
        if (lowest < 0 || highest >= symbols) {
            throw TensorException.of(
                    WHO,
                    "symbols from 0 to " + (symbols - 1),
                    "symbol " + (lowest < 0 ? lowest : highest),
                    "number the symbols from 0 on, and tell how many there are");
        }
        return sequence.toInt().toIntArray();
    }

    private int[] read(Tensor sequence) {
        return read(sequence, symbols());
    }

    public int symbols() {
        return emissions.symbols();
    }

    /// B, the chance of each symbol in each state, `[states, symbols]`.
    public Tensor emissions() {
        return Tensor.of(emissions.probabilities(), states(), symbols());
    }

    @Override
    public int states() {
        return hidden.states();
    }

    @Override
    public Tensor start() {
        return hidden.chain().startTensor();
    }

    @Override
    public Tensor transitions() {
        return hidden.chain().transitionTensor();
    }

    @Override
    public Tensor history() {
        return hidden.historyTensor();
    }

    @Override
    public double logLikelihood(Tensor sequence) {
        return hidden.logLikelihood(read(sequence));
    }

    @Override
    public Tensor states(Tensor sequence) {
        return hidden.path(WHO, read(sequence));
    }

    @Override
    public Tensor posteriors(Tensor sequence) {
        return hidden.posteriors(WHO, read(sequence));
    }

    @Override
    public Tensor nextState(Tensor sequence) {
        return hidden.next(WHO, read(sequence));
    }

    /// p(x_T+1 = s | x_1 … x_T) = Σ_j p(z_T+1 = j | x_1 … x_T)·B_js, `[symbols]`
    @Override
    public Tensor predictNext(Tensor sequence) {
        return nextState(sequence).matmul(emissions());
    }

    @Override
    public Sampled sample(int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] path = hidden.walk(WHO, steps, random);
        long[] shown = new long[steps];
        for (int t = 0; t < steps; t++) {
            shown[t] =
                    Chain.draw(emissions.probabilities(), path[t] * symbols(), symbols(), random);
        }
        return new Sampled(Tensor.of(shown, steps), Tensor.of(path, steps).toLong());
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(),
                Map.of(
                        "start", start(),
                        "transitions", transitions(),
                        "emissions", emissions(),
                        "history", history()));
    }

    public static DiscreteHmm restore(Saved saved) {
        DiscreteHmm model =
                of(
                        saved.tensor("start", -1),
                        saved.tensor("transitions", -1, -1),
                        saved.tensor("emissions", -1, -1));
        return new DiscreteHmm(model.hidden.withHistory(saved.tensor("history", -1)));
    }

    @Override
    public String toString() {
        return "DiscreteHmm(%d states, %d symbols)".formatted(states(), symbols());
    }
}
