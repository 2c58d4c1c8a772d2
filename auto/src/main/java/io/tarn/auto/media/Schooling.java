package io.tarn.auto.media;

import io.tarn.auto.media.Entrant.Recipe;
import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Metric.Direction;
import io.tarn.nn.Layer;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.tensor.Random;
import io.tarn.train.Callback;
import io.tarn.train.EarlyStopping;
import io.tarn.train.Ending;
import io.tarn.train.Event;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.time.Duration;
import java.util.function.Consumer;

/// Trains a network for as many epochs as its recipe wants, or as the time allows.
///
/// The first two epochs show how long one takes. If all would take too long, training starts anew with fewer, so that the learning rate
/// still comes down at the end.
///
/// @param limit seconds that it may take
record Schooling(
        Entrant entrant,
        Dataset training,
        Dataset validation,
        long seed,
        double limit,
        Consumer<MediaEvent> listener) {
    private static final int LEAST_PATIENCE = 5;
    private static final double SPARE = 0.9;

    /// What came of it.
    ///
    /// @param planned how many epochs there were to be
    /// @param limit seconds that there were for them; 0 where it was given up because they would not do
    record Schooled(Layer net, Fitted fitted, int planned, double limit) {
        /// How often it has learned from all files.
        double epochs() {
            return (double) fitted.progress().step() / fitted.progress().batches();
        }

        /// Whether the time ended it, rather than the loss that no longer fell.
        boolean isCutShort() {
            return fitted.ending() instanceof Ending.Stopped
                    && epochs() < planned
                    && fitted.progress().seconds() >= limit;
        }
    }

    Schooled run(int epochs) {
        long start = System.nanoTime();
        Layer net = untrained();
        Pace pace = new Pace(epochs, limit);
        Fitted fitted = trainer(net, epochs, limit).with(pace).fit(training, validation);
        double left = limit - (System.nanoTime() - start) / 1e9;
        int fewer = Math.min(epochs, (int) (left * SPARE / pace.secondsOfAnEpoch()));
        if (!pace.isTooSlow() || fewer < 2) {
            return new Schooled(net, fitted, epochs, pace.isTooSlow() ? 0 : limit);
        }
        Layer again = untrained();
        Fitted shorter = trainer(again, fewer, left).fit(training, validation);
        return new Schooled(again, shorter, fewer, left);
    }

    private Layer untrained() {
        Random.seed(seed);
        return entrant.architecture().net();
    }

    Trainer trainer(Layer net, int epochs, double seconds) {
        Recipe recipe = entrant.recipe();
        int size = Recipe.batchSize(training.size());
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(parameters ->
                        AdamW.of(
                                parameters,
                                c -> c.learningRate(recipe.rate()).weightDecay(recipe.decay())))
                .schedule(Schedule::oneCycle)
                .plan(p ->
                        p.epochs(epochs)
                                .batchSize(size)
                                .seed(seed)
                                .clip(5)
                                .budget(Duration.ofMillis((long) (1000 * seconds))))
                .loading(c -> training.size() % size == 1 ? c.shuffled().dropLast() : c.shuffled())
                .keepBest("loss", Direction.LOWER)
                .with(
                        EarlyStopping.patience(Math.max(LEAST_PATIENCE, epochs / 2)),
                        event -> told(event, epochs));
    }

    private Callback.Answer told(Event event, int epochs) {
        if (event instanceof Event.EpochEnded ended) {
            listener.accept(
                    new MediaEvent.Epoch(
                            entrant.name(),
                            ended.progress().epoch(),
                            epochs,
                            ended.training().get("loss"),
                            ended.validation().get("loss")));
        }
        return Callback.Answer.GO_ON;
    }
}
