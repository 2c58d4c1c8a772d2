package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.datasets.Datasets;
import io.tarn.report.Bars;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Small batches against large ones on handwritten digits (2.3).
///
/// Every batch size trains the same small network, with the best of four learning rates: once for equally many epochs, once for equally
/// many updates.
final class BatchSize implements Recipe {
    private static final double[] RATES = {0.1, 0.3, 0.9, 2.7};
    private static final int SMALL = 32;

    @Override
    public String name() {
        return "batch-size";
    }

    @Override
    public String title() {
        return "Small batches against large ones";
    }

    /// The validation accuracy of batches of 32 less that of all data as one batch.
    @Override
    public Target target() {
        return Target.atLeast("gain in validation accuracy by small batches, equal epochs", 0.1);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Dataset digits = Datasets.mnist().train();
        int count = kitchen.scaled(4_096, 512);
        Dataset training = digits.first(count);
        int judges = kitchen.scaled(5_000, 500);
        Dataset validation = digits.select(IntStream.range(55_000, 55_000 + judges).toArray());
        int epochs = kitchen.scaled(10, 2);

        var data = new BatchTraining.Data(training, validation, kitchen);
        List<BatchTraining> trained = new ArrayList<>();
        for (int batch = SMALL; batch < count; batch *= 4) {
            trained.add(BatchTraining.best(data, batch, RATES, epochs));
        }
        trained.add(BatchTraining.best(data, count, RATES, epochs));
        BatchTraining small = trained.getFirst();
        BatchTraining large = trained.getLast();
        // As many updates as the small batches had: one for each epoch of the whole data.
        int updates = kitchen.scaled(320, 4);
        BatchTraining patient = BatchTraining.of(data, count, large.rate(), updates);
        BatchTraining brief = BatchTraining.of(data, SMALL, small.rate(), updates * SMALL / count);

        var noise = GradientNoise.of(BatchTraining.net(kitchen.seed()), training, kitchen.seed());
        var sharpness = new Sharpness(training.first(kitchen.scaled(1_024, 128)), kitchen.seed());
        double[] aroundSmall = sharpness.rise(small.net());
        double[] aroundLarge = sharpness.rise(patient.net());
        double gap = small.accuracy() - large.accuracy();
        Page page =
                Page.of(title())
                        .lead(
                                """
                                The same network sees the same %,d images %d times. In batches of %d it takes %,d steps and reads %.1f%% of new images rightly; \
                                with all images as one batch it takes %d steps and reads %.1f%%.\
                                """
                                        .formatted(
                                                count,
                                                epochs,
                                                SMALL,
                                                (long) epochs * count / SMALL,
                                                100 * small.accuracy(),
                                                epochs,
                                                100 * large.accuracy()))
                        .section(
                                "Equal epochs",
                                s ->
                                        s.chart(accuracies(trained))
                                                .chart(curves(trained))
                                                .text(
                                                        """
                                                        A small batch looks at a few examples and moves; a large one looks at all before each move. What many \
                                                        noisy steps reach, a few exact ones do not, although each batch size had the best of the rates %s.\
                                                        """
                                                                .formatted(Arrays.toString(RATES))))
                        .section(
                                "Equal updates",
                                s ->
                                        s.chart(
                                                        Bars.of(
                                                                        "Accuracy after %d updates"
                                                                                .formatted(updates),
                                                                        List.of(
                                                                                "batches of "
                                                                                        + SMALL,
                                                                                "all at once"))
                                                                .y("accuracy")
                                                                .bars(
                                                                        "validation",
                                                                        brief.accuracy(),
                                                                        patient.accuracy()))
                                                .text(
                                                        "Step for step the large batch is %s, for its direction is better; but it has looked at %,d times as many examples."
                                                                .formatted(
                                                                        patient.accuracy()
                                                                                        >= brief
                                                                                                .accuracy()
                                                                                ? "not worse"
                                                                                : "hardly better",
                                                                        count / SMALL)))
                        .section(
                                "Time",
                                s ->
                                        s.chart(times(trained))
                                                .text(
                                                        "Large batches fill the processor better: an epoch takes less time, up to where it is full."))
                        .section(
                                "Noise of the gradient",
                                s -> s.chart(noise.chart()).text(noise.text()))
                        .section(
                                "Sharp and flat minima",
                                s ->
                                        s.chart(Sharpness.chart(aroundSmall, aroundLarge))
                                                .text(Sharpness.text(aroundSmall, aroundLarge)));
        return new Outcome(gap, page);
    }

    private static Lines accuracies(List<BatchTraining> trained) {
        return Lines.of("Accuracy after equally many epochs")
                .x("batch size")
                .logX()
                .y("accuracy")
                .line("training", sizes(trained), values(trained, BatchTraining::trainingAccuracy))
                .line("validation", sizes(trained), values(trained, BatchTraining::accuracy));
    }

    private static Lines curves(List<BatchTraining> trained) {
        Lines lines =
                Lines.of("Validation loss by batch size").x("epoch").y("cross entropy").logY();
        for (BatchTraining it : trained) {
            lines =
                    lines.line(
                            "%,d (rate %s)".formatted(it.batch(), it.rate()),
                            Curve.of(it.fitted(), "loss", Curve.Side.VALIDATION));
        }
        return lines;
    }

    private static Lines times(List<BatchTraining> trained) {
        return Lines.of("Time for one epoch")
                .x("batch size")
                .logX()
                .y("seconds")
                .logY()
                .line("one epoch", sizes(trained), values(trained, BatchTraining::secondsPerEpoch));
    }

    private static double[] sizes(List<BatchTraining> trained) {
        return values(trained, BatchTraining::batch);
    }

    private static double[] values(
            List<BatchTraining> trained, ToDoubleFunction<BatchTraining> value) {
        return trained.stream().mapToDouble(value).toArray();
    }
}
