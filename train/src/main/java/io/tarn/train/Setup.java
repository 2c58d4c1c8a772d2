package io.tarn.train;

import io.tarn.data.Loader;
import io.tarn.loss.Loss;
import io.tarn.metric.Metric;
import io.tarn.metric.Metric.Direction;
import io.tarn.nn.Layer;
import io.tarn.nn.Parameter;
import io.tarn.optim.Adam;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What a [Trainer] has been told; changed only while it is made.
final class Setup {
    Optional<Pair> pair = Optional.empty();
    Function<List<Parameter>, Optimizer> optimizer = Adam::of;
    List<Supplier<? extends Metric>> metrics = List.of();
    LongFunction<Schedule> schedule = _ -> Schedule.constant();
    Plan plan = Plan.DEFAULT;
    List<Callback> callbacks = List.of(new FiniteLoss());
    UnaryOperator<Loader.Config> loading = Loader.Config::shuffled;
    Optional<Judge> best = Optional.empty();
    Optional<Path> folder = Optional.empty();

    /// What supervised learning needs; empty where the task brings all of it.
    record Pair(Layer net, Loss loss) {}

    /// The score that says which epoch was best.
    record Judge(String score, Direction better) {}

    Task supervised() {
        Pair learned = pair.orElseThrow();
        Optimizer chosen = optimizer.apply(learned.net().parameters());
        return new Supervised(learned.net(), learned.loss(), chosen, metrics);
    }

    /// A copy, changed.
    Setup with(Consumer<Setup> change) {
        Setup copy = new Setup();
        copy.pair = pair;
        copy.optimizer = optimizer;
        copy.metrics = metrics;
        copy.schedule = schedule;
        copy.plan = plan;
        copy.callbacks = callbacks;
        copy.loading = loading;
        copy.best = best;
        copy.folder = folder;
        change.accept(copy);
        return copy;
    }
}
