package io.tarn.optim;

/// How [Sgd] remembers the gradients before this one.
///
/// [#of] gathers gradients, which a new rate η scales at once; [#heavyBall] gathers steps, which
/// keep the rate that they were made with: while η stays, both are the same. [#movingAverage] is as
/// large as a gradient, so its steps are (1-β) times as long.
public sealed interface Momentum {
    /// b ← μb + g;  θ ← θ - η·b. As in PyTorch; 0 is none.
    static Momentum of(double mu) {
        return mu == 0 ? none() : new Gathering(mu);
    }

    /// m ← λm - η·g;  θ ← θ + m.
    static Momentum heavyBall(double lambda) {
        return new HeavyBall(lambda);
    }

    /// v ← βv + (1-β)g;  θ ← θ - η·v.
    static Momentum movingAverage(double beta) {
        return new MovingAverage(beta);
    }

    /// b ← μb + g;  θ ← θ - η·(g + μb): the gradient where momentum will have carried θ.
    static Momentum nesterov(double mu) {
        return new Nesterov(mu);
    }

    /// θ ← θ - η·g.
    static Momentum none() {
        return new None();
    }

    /// No memory.
    record None() implements Momentum {}

    /// A decaying sum of gradients.
    record Gathering(double mu) implements Momentum {
        public Gathering {
            Settings.share("Momentum.of", mu);
        }
    }

    /// A decaying sum of steps.
    record HeavyBall(double lambda) implements Momentum {
        public HeavyBall {
            Settings.share("Momentum.heavyBall", lambda);
        }
    }

    /// A mean of the late gradients.
    record MovingAverage(double beta) implements Momentum {
        public MovingAverage {
            Settings.share("Momentum.movingAverage", beta);
        }
    }

    /// A decaying sum of gradients that is looked ahead along.
    record Nesterov(double mu) implements Momentum {
        public Nesterov {
            Settings.share("Momentum.nesterov", mu);
        }
    }
}
