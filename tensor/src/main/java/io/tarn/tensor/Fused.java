package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.TensorVector;

/// One optimizer step over many parameters as a single native call: the kernels beneath `io.tarn.optim`.
///
/// A step is prepared once for a list of parameters and the states that go with them, and then run
/// with the numbers of the day. It changes both where they lie and passes over parameters without
/// a gradient. The optimizers hold the readable formulas; tests prove that both agree.
///
/// @param <R> the numbers of a step
public final class Fused<R extends Fused.Rule> implements AutoCloseable {
    static {
        NativeRuntime.load();
    }

    /// The numbers of one step.
    public sealed interface Rule {}

    /// g ← g + λθ;  m ← β₁m + (1-β₁)g;  v ← β₂v + (1-β₂)g²;  θ ← θ - η·m̂ / (√v̂ + ε).
    /// For AdamW the decay is θ ← θ - ηλθ instead.
    public record Adam(
            double rate,
            double beta1,
            double beta2,
            double weightDecay,
            double epsilon,
            boolean maximize)
            implements Rule {}

    /// g ← g + λθ;  b ← μb + (1-τ)g, on the first step b ← g;  θ ← θ - ηb, or with Nesterov's look ahead θ - η(g + μb).
    public record Sgd(
            double rate,
            double momentum,
            double dampening,
            double weightDecay,
            boolean nesterov,
            boolean maximize,
            boolean first)
            implements Rule {}

    /// g ← g + λθ;  s ← s + g²;  θ ← θ - η / (1 + (t-1)·decay) · g / (√s + ε).
    public record Adagrad(
            double rate, double rateDecay, double weightDecay, double epsilon, boolean maximize)
            implements Rule {}

    /// What Adam remembers of each parameter. `largest` is empty unless the AMSGrad variant runs;
    /// each of `steps` is a float32 tensor of one element, which the step counts up.
    public record Moments(
            List<Tensor> first, List<Tensor> second, List<Tensor> largest, List<Tensor> steps) {}

    private static final int GRADIENTS =
            1; // the place of the gradients among the lists of every kernel

    private final Boxed kernel;
    private final boolean amsgrad;
    private final List<List<Tensor>> tensors;
    private final StepCounters counters;
    private final IValue[] lists;
    private boolean closed;

    private Fused(
            String kernel, boolean amsgrad, List<List<Tensor>> tensors, List<Tensor> counters) {
        this.kernel = Boxed.of(kernel);
        this.amsgrad = amsgrad;
        this.counters = StepCounters.of(counters);
        this.tensors = tensors.stream().map(List::copyOf).toList();
        this.lists = this.tensors.stream().map(Fused::value).toArray(IValue[]::new);
        IValue[] held = lists;
        Collected.whenUnreachable(this, () -> release(held));
    }

    /// Prepares steps of Adam, whose weight decay is part of the gradient.
    public static Fused<Adam> adam(List<Tensor> parameters, Moments moments) {
        return adam("aten::_fused_adam_", parameters, moments);
    }

    /// Prepares steps of AdamW, whose weight decay shrinks the parameters directly.
    public static Fused<Adam> adamW(List<Tensor> parameters, Moments moments) {
        return adam("aten::_fused_adamw_", parameters, moments);
    }

    private static Fused<Adam> adam(String kernel, List<Tensor> parameters, Moments moments) {
        boolean amsgrad = !moments.largest().isEmpty();
        sameCount(kernel, parameters, moments.first(), moments.second(), moments.steps());
        sameCount(kernel, amsgrad ? parameters : List.of(), moments.largest());
        sameOrder(kernel, parameters, moments.first(), moments.second(), moments.largest());
        return new Fused<>(
                kernel,
                amsgrad,
                List.of(
                        parameters,
                        List.of(),
                        moments.first(),
                        moments.second(),
                        moments.largest(),
                        moments.steps()),
                moments.steps());
    }

    /// Prepares steps of stochastic gradient descent; without momentum there are no `buffers`.
    public static Fused<Sgd> sgd(List<Tensor> parameters, List<Tensor> buffers) {
        sameCount("aten::_fused_sgd_", buffers.isEmpty() ? List.of() : parameters, buffers);
        sameOrder("aten::_fused_sgd_", parameters, buffers);
        return new Fused<>(
                "aten::_fused_sgd_", false, List.of(parameters, List.of(), buffers), List.of());
    }

    /// Prepares steps of Adagrad over the sums of squares that it gathers.
    public static Fused<Adagrad> adagrad(
            List<Tensor> parameters, List<Tensor> sums, List<Tensor> steps) {
        sameCount("aten::_fused_adagrad_", parameters, sums, steps);
        sameOrder("aten::_fused_adagrad_", parameters, sums);
        return new Fused<>(
                "aten::_fused_adagrad_", false, List.of(parameters, List.of(), sums, steps), steps);
    }

    /// Runs one step with the gradients that the parameters gathered.
    public void step(R rule) {
        List<Tensor> parameters = tensors.getFirst();
        List<Integer> present = new ArrayList<>(parameters.size());
        try (TensorVector gradients = new TensorVector(parameters.size())) {
            for (int i = 0; i < parameters.size(); i++) {
                try (var gradient = parameters.get(i).raw("step").grad()) {
                    if (gradient.defined()) {
                        gradients.put(present.size(), gradient);
                        present.add(i);
                    }
                }
            }
            gradients.resize(present.size());
            run(rule, gradients, present);
        }
    }

    /// Runs one step with the given gradients, one for each parameter.
    public void step(List<Tensor> gradients, R rule) {
        sameCount("Fused.step", tensors.getFirst(), gradients);
        try (TensorVector vector = Natives.vector("Fused.step", gradients)) {
            run(rule, vector, IntStream.range(0, gradients.size()).boxed().toList());
        } finally {
            Reference.reachabilityFence(gradients);
        }
    }

    private void run(R rule, TensorVector gradients, List<Integer> present) {
        if (closed) {
            throw TensorException.of(
                    "Fused.step", "an open step", "a closed one", "close it after the last step");
        }
        for (int i = 0; i < present.size(); i++) {
            Strides.check(
                    "Fused.step",
                    tensors.getFirst().get(present.get(i)).raw("Fused.step"),
                    gradients.get(i));
        }
        if (present.isEmpty()) {
            return;
        }
        counters.increment(present);
        boolean all = present.size() == tensors.getFirst().size();
        try (IValueVector stack = new IValueVector()) {
            for (int i = 0; i < lists.length; i++) {
                if (i == GRADIENTS) {
                    push(stack, Boxed.tensors(gradients));
                } else if (all) {
                    stack.push_back(lists[i]);
                } else {
                    push(stack, value(selected(tensors.get(i), present)));
                }
            }
            for (Boxed.Argument number : numbers(rule)) {
                push(stack, number.value());
            }
            boolean recording = GradMode.is_enabled();
            GradMode.set_enabled(false);
            try {
                kernel.call(stack);
            } finally {
                GradMode.set_enabled(recording);
            }
        }
    }

    private Boxed.Argument[] numbers(Rule rule) {
        return switch (rule) {
            case Adam r ->
                    new Boxed.Argument[] {
                        Boxed.number(r.rate),
                        Boxed.number(r.beta1),
                        Boxed.number(r.beta2),
                        Boxed.number(r.weightDecay),
                        Boxed.number(r.epsilon),
                        Boxed.flag(amsgrad),
                        Boxed.flag(r.maximize),
                        Boxed.nothing(),
                        Boxed.nothing()
                    };
            case Sgd r ->
                    new Boxed.Argument[] {
                        Boxed.number(r.weightDecay),
                        Boxed.number(r.momentum),
                        Boxed.number(r.rate),
                        Boxed.number(r.dampening),
                        Boxed.flag(r.nesterov),
                        Boxed.flag(r.maximize),
                        Boxed.flag(r.first),
                        Boxed.nothing(),
                        Boxed.nothing()
                    };
            case Adagrad r ->
                    new Boxed.Argument[] {
                        Boxed.number(r.rate),
                        Boxed.number(r.rateDecay),
                        Boxed.number(r.weightDecay),
                        Boxed.number(r.epsilon),
                        Boxed.flag(r.maximize),
                        Boxed.nothing(),
                        Boxed.nothing()
                    };
        };
    }

    private static IValue value(List<Tensor> tensors) {
        return Boxed.tensors(tensors).value();
    }

    private static void push(IValueVector stack, IValue value) {
        try (value) {
            stack.push_back(value);
        }
    }

    private static List<Tensor> selected(List<Tensor> tensors, List<Integer> places) {
        return tensors.isEmpty() ? tensors : places.stream().map(tensors::get).toList();
    }

    @SafeVarargs
    private static void sameCount(String who, List<Tensor> parameters, List<Tensor>... states) {
        for (List<Tensor> state : states) {
            if (state.size() != parameters.size()) {
                throw TensorException.of(
                        who,
                        "one state for each of %d parameters".formatted(parameters.size()),
                        state.size() + " states",
                        "make a state like each parameter");
            }
        }
    }

    @SafeVarargs
    private static void sameOrder(String who, List<Tensor> parameters, List<Tensor>... states) {
        for (List<Tensor> state : states) {
            for (int i = 0; i < state.size(); i++) {
                Strides.check(who, parameters.get(i).raw(who), state.get(i).raw(who));
            }
        }
    }

    /// Lets go of the parameters and states.
    @Override
    public void close() {
        closed = true;
        release(lists);
    }

    private static synchronized void release(IValue[] lists) {
        for (IValue list : lists) {
            list.close();
        }
    }
}
