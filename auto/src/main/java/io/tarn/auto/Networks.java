package io.tarn.auto;

import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Layer;
import io.tarn.optim.AdamW;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import io.tarn.train.Plan;
import io.tarn.train.Trainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A network of one [NetworkShape], trained by AdamW. How many epochs are best is read from the mean validation loss over the folds.
record Networks(NetworkShape shape, NetworkIntake intake) implements Learner {
    private static final int MOST_EPOCHS = 120;
    private static final int PATIENCE = 12;
    private static final int SMALL = 5000;
    private static final long SMALL_WORK = 1L << 27;
    private static final int MEMBERS = 3;

    @Override
    public String name() {
        return "network " + shape + intake.words();
    }

    @Override
    public String idea() {
        return "layers of units that each add up the layer before and pass on what is above zero";
    }

    @Override
    public Trial search(Problem problem, List<Fold> folds, Clock clock) {
        long began = System.nanoTime();
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            Fold fold = folds.get(i);
            Watch watch = new Watch(problem, fold, clock, folds.size() == 1);
            Duration time = Duration.ofMillis((long) (1000 * clock.secondsLeft()));
            UnaryOperator<Plan> plan = p -> p.epochs(MOST_EPOCHS).budget(time);
            train(problem, fold.training(), problem.seed() + i, plan, watch);
            watches.add(watch);
        }
        int length = watches.stream().mapToInt(watch -> watch.losses.size()).min().orElse(0);
        double[] curve = mean(watches, length, watch -> watch.losses);
        double[] training = mean(watches, length, watch -> watch.training);
        int best = 0;
        for (int epoch = 1; epoch < length; epoch++) {
            best = curve[epoch] < curve[best] ? epoch : best;
        }
        List<double[][]> validation = new ArrayList<>();
        for (Watch watch : watches) {
            validation.add(watch.predictions.get(best));
        }
        double loss = CrossValidation.loss(problem, folds, validation);
        Map<String, Double> settings = new LinkedHashMap<>();
        settings.put("epochs", best + 1.0);
        if (clock.isOver()) {
            settings.put("seconds", (System.nanoTime() - began) / 1e9 / folds.size());
        }
        return new Trial(settings, validation, training[best], loss, 1, curve, training);
    }

    private static double[] mean(
            List<Watch> watches,
            int length,
            java.util.function.Function<Watch, List<Double>> which) {
        double[] mean = new double[length];
        for (Watch watch : watches) {
            for (int epoch = 0; epoch < length; epoch++) {
                mean[epoch] += which.apply(watch).get(epoch) / watches.size();
            }
        }
        return mean;
    }

    @Override
    public Model fit(Problem problem, Examples training, Trial trial) {
        int epochs = (int) trial.setting("epochs");
        // an epoch that the clock cut short is not made whole
        double seconds = 1.5 * trial.settings().getOrDefault("seconds", 1e6);
        Duration time = Duration.ofMillis((long) (1000 * seconds));
        List<Model> members = new ArrayList<>();
        for (int member = 0; member < (training.size() < SMALL ? MEMBERS : 1); member++) {
            long seed = problem.seed() + 100 + member;
            NetworkModel model =
                    train(problem, training, seed, p -> p.epochs(epochs).budget(time), new Watch());
            model.net().eval();
            members.add(model);
        }
        return Average.of(members);
    }

    private NetworkModel train(
            Problem problem, Examples rows, long seed, UnaryOperator<Plan> plan, Watch watch) {
        Setup setup = setup(problem, rows, seed);
        watch.model.add(setup.model);
        int threads = NativeRuntime.threads();
        if (setup.batch * setup.model.net().parameterCount() <= SMALL_WORK) {
            NativeRuntime.threads(1); // more would only wait for each other
        }
        try {
            setup.trainer.plan(plan).with(watch).fit(setup.data);
        } finally {
            NativeRuntime.threads(threads);
        }
        return setup.model;
    }

    /// An untrained network, what it is to learn from, and how.
    record Setup(NetworkModel model, Dataset data, Trainer trainer, int batch) {}

    Setup setup(Problem problem, Examples rows, long seed) {
        float[][] x = intake.rows(rows.inputs());
        int width = x[0].length;
        boolean classes = problem.kind().isClassification();
        double mean = classes ? 0 : Arrays.stream(rows.y()).average().orElse(0);
        double scale = classes ? 1 : deviation(rows.y(), mean);
        Random.seed(seed);
        List<Integer> levels = rows.inputs().levels();
        Layer net = intake.net(shape, width, levels, problem.outputs());
        NetworkModel model =
                new NetworkModel(
                        problem.kind(),
                        problem.outputs(),
                        shape,
                        intake,
                        levels,
                        width,
                        net,
                        mean,
                        scale);
        int batch = Math.clamp(x.length / 16, Math.min(16, x.length), 1024);
        double rate = batch > 256 ? 4e-3 : 2e-3;
        Trainer trainer =
                trainer(net, classes, rate)
                        .plan(p -> p.batchSize(batch).seed(seed).loaderThreads(0))
                        // batch normalisation cannot learn from a single row
                        .loading(c ->
                                x.length % batch == 1 ? c.shuffled().dropLast() : c.shuffled());
        return new Setup(model, data(model, rows), trainer, batch);
    }

    /// Rows as a network sees them.
    static Dataset data(NetworkModel model, Examples rows) {
        float[][] x = model.intake().rows(rows.inputs());
        return Dataset.of(
                NetworkModel.tensor(x, 0, x.length, model.width()),
                targets(rows.y(), model.kind().isClassification(), model.mean(), model.scale()));
    }

    private Trainer trainer(Layer net, boolean classes, double rate) {
        return Trainer.of(net, classes ? CrossEntropy.of() : MeanSquaredError.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(rate).weightDecay(shape.decay())));
    }

    private static double deviation(double[] y, double mean) {
        double squares = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
        return Math.max(1e-12, Math.sqrt(squares / y.length));
    }

    private static Tensor targets(double[] y, boolean classes, double mean, double scale) {
        if (classes) {
            return Tensor.of(Arrays.stream(y).mapToLong(v -> (long) v).toArray(), y.length);
        }
        float[] scaled = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            scaled[i] = (float) ((y[i] - mean) / scale);
        }
        return Tensor.of(scaled, y.length, 1);
    }

    /// Predicts the validation rows after every epoch, and ends training when that no longer gets better.
    private static final class Watch implements Callback {
        private final List<Runnable> look = new ArrayList<>();
        private final List<NetworkModel> model = new ArrayList<>();
        private final List<Double> losses = new ArrayList<>();
        private final List<Double> training = new ArrayList<>();
        private final List<double[][]> predictions = new ArrayList<>();
        private double best = Double.POSITIVE_INFINITY;
        private int since;

        /// Looks at nothing.
        Watch() {}

        /// @param onlyBest whether only the best predictions will be asked for
        Watch(Problem problem, Fold fold, Clock clock, boolean onlyBest) {
            look.add(() -> judge(problem, fold, clock, onlyBest));
        }

        private void judge(Problem problem, Fold fold, Clock clock, boolean onlyBest) {
            NetworkModel now = model.getFirst();
            now.net().eval();
            double[][] predicted = now.predict(fold.validation().inputs());
            now.net().train();
            double loss = Losses.mean(problem, predicted, fold.validation().y());
            if (onlyBest && loss < best) {
                predictions.replaceAll(_ -> new double[0][]);
            }
            predictions.add(onlyBest && loss >= best ? new double[0][] : predicted);
            losses.add(loss);
            since = loss < best ? 0 : since + 1;
            best = Math.min(best, loss);
            if (clock.isOver()) {
                since = PATIENCE + 1;
            }
        }

        @Override
        public Answer on(Event event) {
            if (!(event instanceof Event.EpochEnded ended)) {
                return Answer.GO_ON;
            }
            double scale = model.getFirst().scale();
            training.add(ended.training().get("loss") * scale * scale);
            look.forEach(Runnable::run);
            return since > PATIENCE ? Answer.stop("no longer better") : Answer.GO_ON;
        }
    }
}
