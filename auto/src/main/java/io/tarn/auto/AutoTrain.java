package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Finds a good model for a column of a table, and says honestly how good it is.
///
/// ```java
/// var outcome = AutoTrain.of(Table.read(file), "survived", c -> c.seed(7).out(Path.of("runs/titanic"))).run();
/// System.out.println(outcome.score());
/// ```
///
/// A fifth of the rows is set aside first and looked at once, at the end. The rest is parted again and again to compare
/// baselines, boosted trees and networks.
public final class AutoTrain {
    /// How to look for a model.
    ///
    /// @param seed of all chance; the same seed gives the same model unless the time runs out
    /// @param budget the time in which it should be done; baselines and trees always run
    /// @param out where the model is saved, in a folder `model`; empty saves nothing
    /// @param goal classification or regression; empty finds it out
    /// @param split how rows are set aside
    /// @param listener hears what happens
    public record Config(
            long seed,
            Duration budget,
            Optional<Path> out,
            Optional<Target.Goal> goal,
            HoldOut split,
            Consumer<AutoEvent> listener) {
        public Config {
            if (budget.isNegative() || budget.isZero()) {
                throw DataException.of(
                        "AutoTrain", "a budget above 0", budget, "give it a minute or two");
            }
        }

        public Config seed(long value) {
            return new Config(value, budget, out, goal, split, listener);
        }

        public Config budget(Duration time) {
            return new Config(seed, time, out, goal, split, listener);
        }

        public Config out(Path folder) {
            return new Config(seed, budget, Optional.of(folder), goal, split, listener);
        }

        public Config goal(Target.Goal chosen) {
            return new Config(seed, budget, out, Optional.of(chosen), split, listener);
        }

        public Config split(HoldOut chosen) {
            return new Config(seed, budget, out, goal, chosen, listener);
        }

        public Config listener(Consumer<AutoEvent> chosen) {
            return new Config(seed, budget, out, goal, split, chosen);
        }
    }

    private final Table table;
    private final String target;
    private final Config config;

    private AutoTrain(Table table, String target, Config config) {
        this.table = table;
        this.target = target;
        this.config = config;
    }

    public static AutoTrain of(Table table, String target) {
        return of(table, target, c -> c);
    }

    public static AutoTrain of(Table table, String target, UnaryOperator<Config> choose) {
        table.column(target); // says which columns there are, if this is none
        Config defaults =
                new Config(
                        0,
                        Duration.ofMinutes(2),
                        Optional.empty(),
                        Optional.empty(),
                        HoldOut.stratified(),
                        _ -> {});
        return new AutoTrain(table, target, choose.apply(defaults));
    }

    /// Looks for the best model and judges it.
    public Outcome run() {
        return new AutoRun(table, target, config).run();
    }
}
