package io.tarn.auto.media;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Finds a good model for a folder of images, sounds or texts, and says honestly how good it is.
///
/// ```java
/// var outcome = MediaTrain.of(Path.of("birds"), c -> c.seed(7).out(Path.of("runs/birds"))).run();
/// System.out.println(outcome.score());
/// ```
///
/// The data are a folder with a folder of files for each class, such folders in `train`, `val` and `test`, or a manifest: a CSV file
/// with the columns `path`, `label` and, if it likes, `split`. A fifth of the files is set aside and looked at once, at the end.
public final class MediaTrain {
    /// How to look for a model.
    ///
    /// @param seed of all chance; the same seed gives the same model unless the time runs out
    /// @param budget the time in which it should be done; the baselines and the smallest network always run
    /// @param out where the model is saved, in a folder `model`; empty saves nothing
    /// @param epochs how often networks learn from all files; 0 chooses by their number
    /// @param size of images; see [#size(int, int)]
    /// @param listener hears what happens
    public record Config(
            long seed,
            Duration budget,
            Optional<Path> out,
            int epochs,
            PictureSize size,
            Consumer<MediaEvent> listener) {
        public Config {
            check(!budget.isNegative() && !budget.isZero(), "a budget above 0", budget);
            check(epochs >= 0 && epochs <= 10_000, "epochs from 0 to 10,000", epochs);
        }

        private static void check(boolean holds, String expected, Object got) {
            if (!holds) {
                throw DataException.of("MediaTrain", expected, got, "see MediaTrain.Config");
            }
        }

        public Config seed(long value) {
            return new Config(value, budget, out, epochs, size, listener);
        }

        public Config budget(Duration time) {
            return new Config(seed, time, out, epochs, size, listener);
        }

        public Config out(Path folder) {
            return new Config(seed, budget, Optional.of(folder), epochs, size, listener);
        }

        public Config epochs(int count) {
            return new Config(seed, budget, out, count, size, listener);
        }

        /// Brings images to this size; without it they keep theirs, up to 64 x 64.
        public Config size(int height, int width) {
            check(
                    Math.min(height, width) >= 8 && Math.max(height, width) <= PictureSize.LARGEST,
                    "a size from 8 x 8 to %d x %<d".formatted(PictureSize.LARGEST),
                    height + " x " + width);
            return new Config(
                    seed, budget, out, epochs, new PictureSize(0, height, width), listener);
        }

        public Config listener(Consumer<MediaEvent> chosen) {
            return new Config(seed, budget, out, epochs, size, chosen);
        }
    }

    private final Path data;
    private final Config config;

    private MediaTrain(Path data, Config config) {
        this.data = data;
        this.config = config;
    }

    public static MediaTrain of(Path data) {
        return of(data, c -> c);
    }

    public static MediaTrain of(Path data, UnaryOperator<Config> choose) {
        Config defaults =
                new Config(
                        0, Duration.ofMinutes(5), Optional.empty(), 0, PictureSize.OPEN, _ -> {});
        return new MediaTrain(data, choose.apply(defaults));
    }

    /// The kind of the files that lie there; complains, without training, about data that cannot be used.
    public static MediaKind kind(Path data) {
        return new Finder(data).found().kind();
    }

    /// Looks for the best model and judges it.
    public MediaOutcome run() {
        return new MediaRun(data, config).run();
    }
}
