package io.tarn.recipes.depth;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.recipes.depth.DepthRace.Runner;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A fat network with one hidden layer against deep ones with as many parameters, on distorted digits.
///
/// The depth is chosen by validation images, and the 10,000 test images judge at the end. The target was set before the first run.
public final class DeepVsWide implements Recipe {
    @Override
    public String name() {
        return "deep-vs-wide";
    }

    @Override
    public String title() {
        return "Deep against wide, with equally many parameters";
    }

    @Override
    public Target target() {
        return Target.atMost("test error of the deep network, of the fat one's", 0.85);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        List<Runner> runners = DepthRace.of(kitchen).run();
        Runner fat = runners.getFirst();
        Runner deep =
                runners.stream()
                        .skip(1)
                        .min(Comparator.comparingDouble(runner -> mean(runner.validation())))
                        .orElseThrow();
        double ratio = mean(deep.test()) / mean(fat.test());
        var page = new DepthPage(runners, fat, deep, ratio);
        return new Outcome(ratio, page.page(title(), target()));
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
