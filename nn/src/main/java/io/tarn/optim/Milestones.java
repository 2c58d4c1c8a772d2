package io.tarn.optim;

import java.util.List;
import java.util.stream.LongStream;

/// A fall in stairs at given steps: η = η₀·γⁿ after n of them.
public record Milestones(double gamma, List<Long> steps) implements Schedule {
    public Milestones {
        Settings.positive("Milestones.gamma", gamma);
        steps = steps.stream().sorted().toList();
    }

    static Milestones of(double gamma, long... steps) {
        return new Milestones(gamma, LongStream.of(steps).boxed().toList());
    }

    @Override
    public double rate(double base, long step) {
        long n = steps.stream().filter(milestone -> milestone <= step).count();
        // η = η₀·γⁿ
        return base * Math.pow(gamma, n);
    }
}
