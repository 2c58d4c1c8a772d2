package io.tarn.data.image;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Brings each channel to mean 0 and deviation 1, by numbers that were measured on training images: x ← (x - mean) / deviation.
///
/// It is an augmentation, the last one, and a transform of batches, for images that get no augmentation.
public record Normalise(List<Double> mean, List<Double> deviation)
        implements PixelChange, BatchTransform {
    private static final int AT_ONCE = 256;

    public Normalise {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty()
                || mean.size() != deviation.size()
                || deviation.stream().anyMatch(each -> !(each > 0))) {
            throw DataException.of(
                    "Normalise",
                    "a mean and a deviation above 0 for each channel",
                    mean + " and " + deviation,
                    "use Normalise.fit(training)");
        }
    }

    /// One mean and one deviation for each channel.
    public static Normalise of(double[] mean, double[] deviation) {
        return new Normalise(
                DoubleStream.of(mean).boxed().toList(),
                DoubleStream.of(deviation).boxed().toList());
    }

    /// The mean and the deviation of each channel of all images. A channel that never changes keeps a deviation of 1.
    public static Normalise fit(Dataset training) {
        double[] sums = {};
        double[] squares = {};
        long cells = 0;
        for (int start = 0; start < training.size(); start += AT_ONCE) {
            int end = Math.min(training.size(), start + AT_ONCE);
            int[] indices = IntStream.range(start, end).toArray();
            try (var scope = Scope.open()) {
                Tensor x = training.batch(indices, new SplittableRandom(start)).x().toDouble();
                sums = sum(sums, x.sum(0, 2, 3));
                squares = sum(squares, x.square().sum(0, 2, 3));
                cells += x.size(0) * x.size(2) * x.size(3);
            }
        }
        double[] deviations = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= cells;
            double variance = squares[i] / cells - sums[i] * sums[i];
            deviations[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        return of(sums, deviations);
    }

    private static double[] sum(double[] sums, Tensor more) {
        double[] numbers = more.toDoubleArray();
        double[] result = Arrays.copyOf(sums, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            result[i] += numbers[i];
        }
        return result;
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        int channels = mean.size();
        Tensor x = batch.x();
        require(x.rank() == 4 ? x.size(1) : -1, x.shape());
        Tensor means = tensor(mean).view(1, channels, 1, 1);
        Tensor deviations = tensor(deviation).view(1, channels, 1, 1);
        Tensor normal = x.sub(means).div(deviations); // [n, channels, height, width]
        return new Batch(
                Stream.concat(Stream.of(normal), batch.inputs().stream().skip(1)).toList(),
                batch.targets());
    }

    private static Tensor tensor(List<Double> numbers) {
        return Tensor.of(numbers.stream().mapToDouble(d -> d).toArray()).toFloat();
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        require(image.channels(), image.channels() + " channels");
        float[] values = image.values();
        for (int channel = 0; channel < image.channels(); channel++) {
            float middle = mean.get(channel).floatValue();
            float unit = deviation.get(channel).floatValue();
            int start = channel * image.plane();
            for (int i = start; i < start + image.plane(); i++) {
                values[i] = (values[i] - middle) / unit;
            }
        }
        return image;
    }

    private void require(long channels, Object got) {
        if (channels != mean.size()) {
            throw DataException.of(
                    "Normalise",
                    "images of %d channels".formatted(mean.size()),
                    got,
                    "fit it on images like these");
        }
    }
}
