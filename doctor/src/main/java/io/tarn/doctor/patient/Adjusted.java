package io.tarn.doctor.patient;

import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.optim.ParameterGroup;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// An optimizer with rates and decays of its own over one that belongs to somebody else, whose settings stay as they are.
final class Adjusted implements Optimizer {
    private final Optimizer inner;
    private final List<ParameterGroup> groups;

    private Adjusted(Optimizer inner, List<ParameterGroup> groups) {
        this.inner = inner;
        this.groups = groups;
    }

    /// With the same settings for now.
    static Adjusted of(Optimizer inner) {
        List<ParameterGroup> groups = new ArrayList<>();
        for (ParameterGroup group : inner.groups()) {
            ParameterGroup copy = ParameterGroup.of(group.parameters());
            set(copy, new Settings(group.learningRate(), group.weightDecay()));
            groups.add(copy);
        }
        return new Adjusted(inner, List.copyOf(groups));
    }

    /// What is adjusted; NaN where an optimizer does not know it.
    private record Settings(double rate, double decay) {}

    private static void set(ParameterGroup group, Settings settings) {
        if (!Double.isNaN(settings.rate)) {
            group.learningRate(settings.rate);
        }
        if (!Double.isNaN(settings.decay)) {
            group.weightDecay(settings.decay);
        }
    }

    @Override
    public List<ParameterGroup> groups() {
        return groups;
    }

    @Override
    public void step() {
        lending(() -> {
            inner.step();
            return true;
        });
    }

    @Override
    public Tensor step(Supplier<Tensor> loss) {
        return lending(() -> inner.step(loss));
    }

    /// The inner one works with these settings, and has its own back afterwards.
    private <T> T lending(Supplier<T> work) {
        List<ParameterGroup> theirs = inner.groups();
        List<Settings> before =
                theirs.stream().map(g -> new Settings(g.learningRate(), g.weightDecay())).toList();
        for (int i = 0; i < groups.size(); i++) {
            ParameterGroup mine = groups.get(i);
            set(theirs.get(i), new Settings(mine.learningRate(), mine.weightDecay()));
        }
        try {
            return work.get();
        } finally {
            for (int i = 0; i < groups.size(); i++) {
                set(theirs.get(i), before.get(i));
            }
        }
    }

    @Override
    public int passes() {
        return inner.passes();
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }

    @Override
    public void zeroGrad() {
        inner.zeroGrad();
    }

    @Override
    public Map<String, Tensor> state() {
        return inner.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        inner.load(state);
    }

    @Override
    public String toString() {
        return inner + " with " + groups;
    }
}
