package io.tarn.recipes;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Optimizer;
import io.tarn.report.Grid;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The same optimizers on a small network that learns to read digits, each over three seeds.
///
/// @param places the steps at which the loss was measured
record NetworkRace(List<Run> runs, double[] places) {
    private static final double[] RATES = {1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1};
    private static final int SEEDS = 3;
    private static final int BATCH = 64;
    private static final int BETWEEN = 8; // steps from one measurement to the next

    /// An optimizer with its best rate.
    ///
    /// @param losses a row of training losses for each seed
    /// @param accuracies on images that were not learned from, for each seed
    record Run(Racer racer, double rate, double[][] losses, double[] accuracies) {}

    /// One training.
    private record Way(double rate, double[] losses, double accuracy) {}

    NetworkRace {
        runs = List.copyOf(runs);
        places = places.clone();
    }

    static NetworkRace run(Kitchen kitchen) {
        Dataset digits = Datasets.mnist().train();
        Dataset training = digits.first(kitchen.scaled(2_000, 200));
        Dataset validation =
                digits.select(
                        IntStream.range(55_000, 55_000 + kitchen.scaled(2_000, 200)).toArray());
        int measurements = kitchen.scaled(16, 2);
        List<Run> runs = new ArrayList<>();
        for (Racer racer : Racer.ALL) {
            // The search knows one seed only, one that does not race.
            double rate =
                    Arrays.stream(RATES)
                            .mapToObj(r ->
                                    train(
                                            racer,
                                            r,
                                            training,
                                            validation,
                                            1_000 + kitchen.seed(),
                                            measurements))
                            .min(Comparator.comparingDouble(way -> way.losses[measurements]))
                            .orElseThrow()
                            .rate();
            List<Way> ways =
                    IntStream.range(0, SEEDS)
                            .mapToObj(i ->
                                    train(
                                            racer,
                                            rate,
                                            training,
                                            validation,
                                            SEEDS * kitchen.seed() + i,
                                            measurements))
                            .toList();
            runs.add(
                    new Run(
                            racer,
                            rate,
                            ways.stream().map(Way::losses).toArray(double[][]::new),
                            ways.stream().mapToDouble(Way::accuracy).toArray()));
        }
        double[] places =
                IntStream.rangeClosed(0, measurements).mapToDouble(i -> i * BETWEEN).toArray();
        return new NetworkRace(runs, places);
    }

    private static Way train(
            Racer racer,
            double rate,
            Dataset training,
            Dataset validation,
            long seed,
            int measurements) {
        Random.seed(seed);
        Layer net =
                Sequential.of(
                        Flatten.of(), Linear.of(28 * 28, 32), Tensor::relu, Linear.of(32, 10));
        Optimizer optimizer = racer.maker().of(net.parameters(), rate);
        Batch all = training.all();
        double[] losses = new double[measurements + 1];
        int step = 0;
        var loader = Loader.of(training, c -> c.batchSize(BATCH).shuffled().seed(seed));
        losses[0] = loss(net, all);
        for (int epoch = 0; step < measurements * BETWEEN; epoch++) {
            try (var batches = loader.epoch(epoch)) {
                for (Batch batch : batches) {
                    if (step == measurements * BETWEEN) {
                        break;
                    }
                    try (var scope = Scope.open()) {
                        batch.in(scope);
                        optimizer.step(
                                () -> CrossEntropy.of().forward(net.forward(batch.x()), batch.y()));
                    }
                    if (++step % BETWEEN == 0) {
                        losses[step / BETWEEN] = loss(net, all);
                    }
                }
            }
        }
        return new Way(rate, losses, Predictions.of(net, validation, 10).accuracy());
    }

    /// Over all training images; a net that has been thrown out has an infinite one.
    private static double loss(Layer net, Batch all) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            double loss = CrossEntropy.of().forward(net.forward(all.x()), all.y()).item();
            return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
        }
    }

    void section(Page page) {
        page.section(
                "A real network",
                s ->
                        s.text(
                                        """
                                        A network with 32 hidden neurons learns handwritten digits in batches of %d. The best of %d rates was found with \
                                        another seed; the lines are means over %d seeds. With its rate well chosen, nearly every optimizer learns here: \
                                        the surfaces of networks are kinder than those above, and the rate matters more than the rule.\
                                        """
                                                .formatted(BATCH, RATES.length, SEEDS))
                                .chart(chart())
                                .table(table()));
    }

    private Lines chart() {
        Lines lines =
                Lines.of("Training loss, mean over seeds").x("step").y("cross entropy").logY();
        for (Run run : runs) {
            double[] means = new double[places.length];
            for (int i = 0; i < means.length; i++) {
                int place = i;
                means[i] = mean(Arrays.stream(run.losses).mapToDouble(l -> l[place]).toArray());
            }
            lines = lines.line(run.racer.name(), places, means);
        }
        return lines;
    }

    private Grid table() {
        Grid grid = Grid.of("optimizer", "best rate", "loss at the end", "accuracy on new images");
        for (Run run : runs) {
            double[] last = Arrays.stream(run.losses).mapToDouble(l -> l[l.length - 1]).toArray();
            grid =
                    grid.row(
                            run.racer.name(),
                            run.rate,
                            "%.3f ± %.3f".formatted(mean(last), deviation(last)),
                            "%.1f ± %.1f %%"
                                    .formatted(
                                            100 * mean(run.accuracies),
                                            100 * deviation(run.accuracies)));
        }
        return grid;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
