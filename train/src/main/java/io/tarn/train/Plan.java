package io.tarn.train;

import io.tarn.tensor.DType;
import io.tarn.tensor.TensorException;
import java.time.Duration;

/// How long and in which way a [Trainer] trains: the settings that also stand in a configuration file and on the command line.
///
/// @param epochs passes over the training data
/// @param seed of the order of the examples, of augmentations and of dropout
/// @param loaderThreads threads that make batches; they change the speed only
/// @param accumulate how many batches make one update
/// @param clip the largest norm of all gradients together; infinite for none
/// @param precision FLOAT32, or a shorter type in which products and convolutions compute
/// @param average the decay of an exponential average of the weights, which is validated and kept; 0 for none
/// @param budget the time after which training ends with the epoch's validation
/// @param saveEvery the time between two checkpoints inside an epoch
public record Plan(
        int epochs,
        int batchSize,
        long seed,
        int loaderThreads,
        int accumulate,
        double clip,
        DType precision,
        double average,
        Duration budget,
        Duration saveEvery) {
    public static final Plan DEFAULT =
            new Plan(
                    10,
                    32,
                    0,
                    1,
                    1,
                    Double.POSITIVE_INFINITY,
                    DType.FLOAT32,
                    0,
                    Duration.ofDays(365),
                    Duration.ofSeconds(60));

    public Plan {
        check(epochs >= 0, "epochs of 0 or more", epochs);
        check(batchSize >= 1, "batchSize of 1 or more", batchSize);
        check(loaderThreads >= 0, "loaderThreads of 0 or more", loaderThreads);
        check(accumulate >= 1, "accumulate of 1 or more", accumulate);
        check(clip > 0, "clip above 0", clip);
        check(average >= 0 && average < 1, "average from 0 to below 1", average);
        check(
                precision == DType.FLOAT32
                        || precision == DType.BFLOAT16
                        || precision == DType.FLOAT16,
                "precision float32, bfloat16 or float16",
                precision);
        check(!budget.isNegative(), "a budget of 0 or more", budget);
        check(!saveEvery.isNegative(), "saveEvery of 0 or more", saveEvery);
    }

    private static void check(boolean holds, String expected, Object got) {
        if (!holds) {
            throw TensorException.of("Plan", expected, got, "see Plan for what each setting means");
        }
    }

    public Plan epochs(int count) {
        return new Plan(
                count,
                batchSize,
                seed,
                loaderThreads,
                accumulate,
                clip,
                precision,
                average,
                budget,
                saveEvery);
    }

    public Plan batchSize(int size) {
        return new Plan(
                epochs,
                size,
                seed,
                loaderThreads,
                accumulate,
                clip,
                precision,
                average,
                budget,
                saveEvery);
    }

    public Plan seed(long value) {
        return new Plan(
                epochs,
                batchSize,
                value,
                loaderThreads,
                accumulate,
                clip,
                precision,
                average,
                budget,
                saveEvery);
    }

    public Plan loaderThreads(int count) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                count,
                accumulate,
                clip,
                precision,
                average,
                budget,
                saveEvery);
    }

    public Plan accumulate(int batches) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                loaderThreads,
                batches,
                clip,
                precision,
                average,
                budget,
                saveEvery);
    }

    public Plan clip(double norm) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                loaderThreads,
                accumulate,
                norm,
                precision,
                average,
                budget,
                saveEvery);
    }

    public Plan precision(DType type) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                loaderThreads,
                accumulate,
                clip,
                type,
                average,
                budget,
                saveEvery);
    }

    public Plan average(double decay) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                loaderThreads,
                accumulate,
                clip,
                precision,
                decay,
                budget,
                saveEvery);
    }

    public Plan budget(Duration time) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                loaderThreads,
                accumulate,
                clip,
                precision,
                average,
                time,
                saveEvery);
    }

    public Plan saveEvery(Duration time) {
        return new Plan(
                epochs,
                batchSize,
                seed,
                loaderThreads,
                accumulate,
                clip,
                precision,
                average,
                budget,
                time);
    }
}
