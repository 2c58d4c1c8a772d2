package io.tarn.classic.markov;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// A hidden Markov model of sequences of rows of numbers: each state shows a Gaussian of its own.
public final class GaussianHmm implements HiddenMarkovModel {
    public static final String TYPE = "gaussian-hmm";

    private static final String WHO = "GaussianHmm";

    private final HiddenChain<double[]> hidden;
    private final Bells emissions;

    /// @param covariance what the Gaussians may look like
    /// @param varianceFloor the least variance of a state in any direction, in squares of the data's units: no state shrinks to a point, and
    ///     a column that never changes has this variance
    /// @param training by Baum-Welch
    public record Config(Covariance covariance, double varianceFloor, Training training) {
        public Config {
            if (!(varianceFloor > 0) || Double.isInfinite(varianceFloor)) {
                throw TensorException.of(
                        WHO,
                        "a variance floor above 0",
                        varianceFloor,
                        "take the square of how exact the data are");
            }
        }

        public Config covariance(Covariance kind) {
            return new Config(kind, varianceFloor, training);
        }

        public Config varianceFloor(double least) {
            return new Config(covariance, least, training);
        }

        public Config training(UnaryOperator<Training> choose) {
            return new Config(covariance, varianceFloor, choose.apply(training));
        }
    }

    private static final Config DEFAULT = new Config(Covariance.FULL, 1e-6, Training.DEFAULT);

    private GaussianHmm(HiddenChain<double[]> hidden) {
        this.hidden = hidden;
        this.emissions = (Bells) hidden.emissions();
    }

    /// A model whose parameters are known.
    ///
    /// @param start `[states]`
    /// @param transitions `[states, states]`
    /// @param means `[states, columns]`
    /// @param covariances `[states, columns, columns]`, positive definite
    public static GaussianHmm of(
            Tensor start, Tensor transitions, Tensor means, Tensor covariances) {
        return of(start, transitions, means, covariances, DEFAULT);
    }

    private static GaussianHmm of(
            Tensor start, Tensor transitions, Tensor means, Tensor covariances, Config config) {
        Chain chain = Chain.of(WHO, start, transitions);
        int states = chain.states();
        int columns = (int) Examples.rows(WHO, means, states).size(1);
        if (means.size(0) != states
                || !Arrays.equals(
                        covariances.shape().toArray(), new long[] {states, columns, columns})) {
            throw TensorException.of(
                    WHO,
                    "means of shape [states, columns] and covariances of [states, columns, columns]",
                    "%s and %s of %d states".formatted(means.shape(), covariances.shape(), states),
                    "give each state a row and a matrix");
        }
        Examples.rows(WHO, covariances.flatten(1), states);
        List<Bell> bells = new ArrayList<>();
        for (int k = 0; k < states; k++) {
            double[] sigma = covariances.get(k).toDouble().toDoubleArray();
            Bell bell = Bell.of(means.get(k).toDouble().toDoubleArray(), sigma);
            if (!bell.isPositive()) {
                throw TensorException.of(
                        WHO,
                        "positive definite covariances",
                        "another in state " + k,
                        "add a little to its diagonal");
            }
            bells.add(bell);
        }
        Moments moments = new Moments(columns, config.covariance(), config.varianceFloor());
        return new GaussianHmm(new HiddenChain<>(chain, new Bells(moments, List.copyOf(bells))));
    }

    /// @param sequences each `[steps, columns]`, of any length
    public static GaussianHmm fit(List<Tensor> sequences, int states) {
        return fit(sequences, states, c -> c);
    }

    public static GaussianHmm fit(
            List<Tensor> sequences, int states, UnaryOperator<Config> choose) {
        Config config = choose.apply(DEFAULT);
        Training training = config.training();
        int columns =
                sequences.isEmpty() ? 1 : (int) Examples.rows(WHO, sequences.getFirst(), 1).size(1);
        List<double[]> all = read(sequences, columns);
        BaumWelch.requireSteps(
                WHO, states, all.stream().mapToInt(each -> each.length / columns).sum());
        Moments moments = new Moments(columns, config.covariance(), config.varianceFloor());
        return new GaussianHmm(
                BaumWelch.best(
                        WHO,
                        all,
                        training,
                        random ->
                                new HiddenChain<>(
                                        BaumWelch.beginning(WHO, states, training, random),
                                        Bells.scattered(moments, all, states, random))));
    }

    /// Learns on from this model, whose zeros stay zeros; restarts and beginnings do not matter here.
    public GaussianHmm improved(List<Tensor> sequences, UnaryOperator<Config> choose) {
        Moments own = emissions.moments();
        Config config = choose.apply(new Config(own.kind(), own.floor(), Training.DEFAULT));
        Moments moments = new Moments(columns(), config.covariance(), config.varianceFloor());
        return new GaussianHmm(
                BaumWelch.improved(
                        WHO,
                        new HiddenChain<>(hidden.chain(), emissions.within(moments)),
                        read(sequences, columns()),
                        config.training()));
    }

    private static List<double[]> read(List<Tensor> sequences, int columns) {
        return sequences.stream().map(each -> read(each, columns)).toList();
    }

    private static double[] read(Tensor sequence, int columns) {
        Tensor rows = Examples.asked(WHO, sequence, columns);
        if (rows.size(0) == 0) {
            throw TensorException.of(
                    WHO, "a sequence of a row or more", sequence.shape(), "leave it out");
        }
        return rows.toDoubleArray();
    }

    private double[] read(Tensor sequence) {
        return read(sequence, columns());
    }

    public int columns() {
        return emissions.moments().columns();
    }

    /// `[states, columns]`
    public Tensor means() {
        double[] all =
                emissions.bells().stream()
                        .flatMapToDouble(bell -> Arrays.stream(bell.mean()))
                        .toArray();
        return Tensor.of(all, states(), columns());
    }

    /// `[states, columns, columns]`
    public Tensor covariances() {
        double[] all =
                emissions.bells().stream()
                        .flatMapToDouble(bell -> Arrays.stream(bell.covariance()))
                        .toArray();
        return Tensor.of(all, states(), columns(), columns());
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

    /// E(x_T+1 | x_1 … x_T) = Σ_j p(z_T+1 = j | x_1 … x_T)·μ_j, `[columns]`
    @Override
    public Tensor predictNext(Tensor sequence) {
        return nextState(sequence).matmul(means());
    }

    @Override
    public Sampled sample(int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] path = hidden.walk(WHO, steps, random);
        double[] rows =
                Arrays.stream(path)
                        .mapToObj(state -> emissions.bells().get(state).draw(random))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        return new Sampled(Tensor.of(rows, steps, columns()), Tensor.of(path, steps).toLong());
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(
                        "covariance", emissions.moments().kind().name(),
                        "varianceFloor", emissions.moments().floor()),
                Map.of(
                        "start", start(),
                        "transitions", transitions(),
                        "means", means(),
                        "covariances", covariances(),
                        "history", history()));
    }

    public static GaussianHmm restore(Saved saved) {
        boolean diagonal = saved.text("covariance").equals(Covariance.DIAGONAL.name());
        Config config =
                DEFAULT.covariance(diagonal ? Covariance.DIAGONAL : Covariance.FULL)
                        .varianceFloor(saved.number("varianceFloor"));
        GaussianHmm model =
                of(
                        saved.tensor("start", -1),
                        saved.tensor("transitions", -1, -1),
                        saved.tensor("means", -1, -1),
                        saved.tensor("covariances", -1, -1, -1),
                        config);
        return new GaussianHmm(model.hidden.withHistory(saved.tensor("history", -1)));
    }

    @Override
    public String toString() {
        return "GaussianHmm(%d states, %d columns)".formatted(states(), columns());
    }
}
