package io.tarn.recipes.sick;

import io.tarn.optim.Optimizer;
import io.tarn.optim.ParameterGroup;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// An optimizer that somebody wrote with a mistake.
record Tampered(Optimizer inner, Mistake mistake) implements Optimizer {
    /// What was done wrong.
    enum Mistake {
        /// Climbs instead of descending.
        UPHILL,
        /// Gradients of all batches so far are summed up.
        NEVER_CLEARED
    }

    @Override
    public List<ParameterGroup> groups() {
        return inner.groups();
    }

    @Override
    public void zeroGrad() {
        if (mistake != Mistake.NEVER_CLEARED) {
            inner.zeroGrad();
        }
    }

    @Override
    public void step() {
        if (mistake == Mistake.UPHILL) {
            inner.parameters().forEach(p -> p.grad().ifPresent(Tensor::neg_));
        }
        inner.step();
    }

    @Override
    public Map<String, Tensor> state() {
        return inner.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        inner.load(state);
    }
}
