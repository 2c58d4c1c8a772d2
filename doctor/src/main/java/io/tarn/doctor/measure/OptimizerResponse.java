package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How an optimizer answers gradients that are made up, and whether a task forgets the gradient of the step before.
///
/// ```java
/// OptimizerResponse.of(task, batch).agreement();     // 1 for plain gradient descent, about 0.8 for Adam, below 0 for one that climbs
/// ```
///
/// A linear loss Σ g·w has the same gradient g everywhere, so whatever changes from step to step is the optimizer's doing. Of several
/// optimizers the worst one counts. Costs some 215 steps of every optimizer and two gradients; all is afterwards as it was.
///
/// @param agreement the cosine between -g and how five steps along g and five along -g end apart
/// @param growth the length of the 200th step over that of the 100th
/// @param epsilon the size of a gradient that gets half of the step that a large one gets; 0 where size makes no difference, NaN of
///     optimizers whose steps grow with their gradients
/// @param typical the root mean square of the true gradient
/// @param repeated the length of the gradient when the same batch was seen a second time from the same weights, over that of the first time
public record OptimizerResponse(
        double agreement, double growth, double epsilon, double typical, double repeated) {
    private static final int FEW = 5;
    private static final int MANY = 100;
    private static final double SMALL = 1e-3;
    private static final double LARGE = 1e3;
    private static final double HUGE = 1e5;

    public static OptimizerResponse of(Task task, Batch batch) {
        try (var visit = Visit.to(task);
                var modes = Modes.train(task.net());
                var on = Gradient.on()) {
            double[] repeated = repeated(task, there(task, batch));
            OptimizerResponse worst = new OptimizerResponse(1, 1, 0, repeated[0], repeated[1]);
            for (Optimizer optimizer : task.optimizers().values()) {
                worst = worst.and(driven(task, optimizer));
            }
            return worst;
        }
    }

    /// The batch where the weights are.
    private static Batch there(Task task, Batch batch) {
        return task.net().parameters().stream()
                .findFirst()
                .map(parameter -> batch.to(parameter.value().device()))
                .orElse(batch);
    }

    private OptimizerResponse and(OptimizerResponse other) {
        return new OptimizerResponse(
                Math.min(agreement, Double.isNaN(other.agreement) ? 1 : other.agreement),
                Math.max(growth, Double.isNaN(other.growth) ? 1 : other.growth),
                Double.isNaN(other.epsilon) ? epsilon : Math.max(epsilon, other.epsilon),
                typical,
                repeated);
    }

    /// One optimizer by itself; the weights and its state stay changed until the visit ends.
    private static OptimizerResponse driven(Task task, Optimizer optimizer) {
        List<Parameter> moved =
                optimizer.parameters().stream().filter(Parameter::isTrainable).toList();
        if (moved.isEmpty()) {
            return new OptimizerResponse(Double.NaN, Double.NaN, Double.NaN, 0, 0);
        }
        Random chance = Random.of(1);
        List<Tensor> g =
                moved.stream()
                        .map(p ->
                                chance.normal(p.value().shape(), 0, 1)
                                        .sign()
                                        .to(p.value().dtype())
                                        .to(p.value().device()))
                        .toList();
        double agreement = agreement(task, new Drive(optimizer, moved, g));
        double large = length(task, new Drive(optimizer, moved, times(g, LARGE)));
        double huge = length(task, new Drive(optimizer, moved, times(g, HUGE)));
        double small = length(task, new Drive(optimizer, moved, times(g, SMALL)));
        boolean isAdaptive = huge < 2 * large && large > 0;
        double epsilon =
                isAdaptive ? SMALL * Math.max(0, large / small - 1) : Double.NaN; // |g|/(|g| + ε)
        return new OptimizerResponse(
                agreement, growth(task, new Drive(optimizer, moved, g)), epsilon, 0, 0);
    }

    private static List<Tensor> times(List<Tensor> g, double factor) {
        return g.stream().map(part -> part.mul(factor)).toList();
    }

    private static double agreement(Task task, Drive drive) {
        try (var scope = Scope.open()) {
            Tensor down = after(task, drive, FEW);
            Tensor up =
                    after(task, new Drive(drive.optimizer, drive.moved, times(drive.g, -1)), FEW);
            Tensor apart = up.sub(down);
            Tensor along = LossGradient.flat(drive.g);
            double lengths = apart.norm().item() * along.norm().item();
            return apart.dot(along).item() / lengths;
        }
    }

    /// Where the weights are after some steps from 0, whose own sizes would hide small steps.
    private static Tensor after(Task task, Drive drive, int steps) {
        try (var scope = Scope.open();
                var visit = Visit.to(task)) {
            drive.begin();
            drive.go(steps);
            return scope.keep(LossGradient.point(drive.moved));
        }
    }

    private static double length(Task task, Drive drive) {
        try (var scope = Scope.open()) {
            return after(task, drive, 1).norm().item();
        }
    }

    private static double growth(Task task, Drive drive) {
        try (var scope = Scope.open();
                var visit = Visit.to(task)) {
            drive.begin();
            drive.go(MANY - 1);
            double early = drive.lengthOfNext();
            drive.go(MANY - 1);
            return drive.lengthOfNext() / early;
        }
    }

    /// An optimizer that goes down Σ g·w.
    private record Drive(Optimizer optimizer, List<Parameter> moved, List<Tensor> g) {
        void begin() {
            moved.forEach(parameter -> parameter.set(parameter.value().detach().mul(0)));
        }

        void go(int steps) {
            for (int i = 0; i < steps; i++) {
                try (var scope = Scope.open()) {
                    descend(this::loss, optimizer);
                }
            }
        }

        double lengthOfNext() {
            try (var scope = Scope.open()) {
                Tensor before = LossGradient.point(moved);
                go(1);
                return LossGradient.point(moved).sub(before).norm().item();
            }
        }

        private Tensor loss() {
            Tensor sum = moved.getFirst().value().mul(g.getFirst()).sum();
            for (int i = 1; i < moved.size(); i++) {
                sum = sum.add(moved.get(i).value().mul(g.get(i)).sum());
            }
            return sum;
        }
    }

    /// As the trainer does it.
    private static Tensor descend(Supplier<Tensor> loss, Optimizer optimizer) {
        if (optimizer.passes() > 1) {
            return optimizer.step(loss);
        }
        optimizer.zeroGrad();
        Tensor value = loss.get();
        value.backward();
        optimizer.step();
        return value;
    }

    /// The root mean square of the gradient of the first of two steps, and the length of the second one's over that of the first.
    private static double[] repeated(Task task, Batch batch) {
        try (var scope = Scope.open();
                var visit = Visit.to(task)) {
            List<Parameter> all = parameters(task);
            List<Tensor> start = all.stream().map(p -> p.value().detach().copy()).toList();
            Tensor chance = Random.global().state();
            task.step(batch, OptimizerResponse::descend);
            Tensor first = gradients(all);
            for (int i = 0; i < all.size(); i++) {
                all.get(i).set(start.get(i));
            }
            Random.global().restore(chance);
            task.step(batch, OptimizerResponse::descend);
            Tensor second = gradients(all);
            double length = first.norm().item();
            boolean isAlike = first.dot(second).item() > 0.99 * length * second.norm().item();
            return new double[] {
                length / Math.sqrt(Math.max(1, first.elements())),
                isAlike ? second.norm().item() / length : Double.NaN
            };
        }
    }

    private static List<Parameter> parameters(Task task) {
        List<Parameter> all = new ArrayList<>();
        task.optimizers().values().forEach(optimizer -> all.addAll(optimizer.parameters()));
        return all.stream().filter(Parameter::isTrainable).distinct().toList();
    }

    private static Tensor gradients(List<Parameter> parameters) {
        List<Tensor> gradients =
                parameters.stream().flatMap(parameter -> parameter.grad().stream()).toList();
        return gradients.isEmpty() ? Tensor.zeros(1) : LossGradient.flat(gradients).copy();
    }

    /// Steps lead up.
    public boolean isClimbing() {
        return agreement < -0.01;
    }

    /// The gradient of the step before is still in the next one.
    public boolean isNeverCleared() {
        return repeated > 1.95 && repeated < 2.05;
    }

    /// Steps grow without end, as with a momentum of 1.
    public boolean isGrowing() {
        return growth > 1.88;
    }

    /// The true gradients drown in ε.
    public boolean isDrowned() {
        return epsilon > 5e-4 && typical < 10 * epsilon;
    }
}
