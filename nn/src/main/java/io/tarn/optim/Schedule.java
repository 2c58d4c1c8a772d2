package io.tarn.optim;

import io.tarn.tensor.TensorException;

/// The learning rate as a function of the step.
///
/// ```java
/// var schedule = Schedule.warmup(500).then(Schedule.cosine(10_000));
/// var scheduler = Scheduler.of(optimizer, schedule);
/// ```
///
/// Any function will do: `Schedule halving = (base, step) -> base / (1 + step / 1000)`. A schedule
/// that has a [#length] keeps its last rate afterwards.
@FunctionalInterface
public interface Schedule {
    /// The rate at a step, counted from 0, for a group whose own rate is `base`.
    double rate(double base, long step);

    /// The number of steps until the rate no longer changes; `Long.MAX_VALUE` if it never stops.
    default long length() {
        return Long.MAX_VALUE;
    }

    /// This schedule for its [#length], then another, which starts at its own step 0.
    default Schedule then(Schedule next) {
        if (length() == Long.MAX_VALUE) {
            throw TensorException.of(
                    "Schedule.then",
                    "a schedule that ends",
                    "an endless one, " + this,
                    "cut it with lasting(steps)");
        }
        return new Succession(this, next);
    }

    /// The same rates, ending after `steps`.
    default Schedule lasting(long steps) {
        return new Lasting(this, steps);
    }

    /// η₀, always.
    static Schedule constant() {
        return (base, _) -> base;
    }

    /// A linear rise to η₀ during the first `steps`.
    static Warmup warmup(long steps) {
        return new Warmup(steps, 1.0 / (steps + 1));
    }

    /// A linear fall from η₀ to 0.
    static Polynomial linear(long steps) {
        return new Polynomial(steps, 1, 0);
    }

    /// η₀·(1 - t/T)ᵖ.
    static Polynomial polynomial(long steps, double power) {
        return new Polynomial(steps, power, 0);
    }

    /// Half a cosine wave from η₀ down to 0.
    static Cosine cosine(long steps) {
        return new Cosine(steps, 0);
    }

    /// Cosine falls, each followed by a jump back to η₀, the first of `steps`.
    static WarmRestarts warmRestarts(long steps) {
        return new WarmRestarts(steps, 1, 0);
    }

    /// A rise to η₀ and a long fall to nearly 0.
    static OneCycle oneCycle(long steps) {
        return new OneCycle(steps, 0.3, 25, 1e4);
    }

    /// A wave between η₀ and `maximum`, `rise` steps up and as many down.
    static Cyclical cyclical(double maximum, long rise) {
        return new Cyclical(maximum, rise, rise, new Cyclical.Steady());
    }

    /// η₀ is divided by 1/γ after every `every` steps.
    static StepDecay step(long every, double gamma) {
        return new StepDecay(every, gamma);
    }

    /// η₀ is multiplied by γ at each of the given steps.
    static Milestones milestones(double gamma, long... steps) {
        return Milestones.of(gamma, steps);
    }

    /// η₀·γᵗ.
    static Exponential exponential(double gamma) {
        return new Exponential(gamma);
    }

    /// The transformer's schedule for a model of the given width; η₀ is a factor, often 1.
    static Noam noam(long width, long warmup) {
        return new Noam(width, warmup);
    }
}
