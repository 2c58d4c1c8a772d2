package io.tarn.optim;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An optimizer whose formula libtorch also has as one kernel for many parameters. The kernel is
/// used where it applies; the formula is what it must agree with.
abstract class Fusible<R extends Fused.Rule> extends PerParameter {
    /// What parameters share that one kernel call can move.
    private record Cohort(ParameterGroup group, long step, DType type, Device device) {}

    private boolean readable;
    private List<Prepared<R>> prepared = List.of(); // what the step before used

    Fusible(List<ParameterGroup> groups, double learningRate, double weightDecay, Memory memory) {
        super(groups, learningRate, weightDecay, memory);
    }

    /// The kernel for some parameters, with counters of their steps.
    abstract Fused<R> kernel(List<Move> moves, List<Tensor> steps);

    /// What the kernel is told for a step of `group`.
    abstract R numbers(ParameterGroup group);

    /// Whether the kernel knows this configuration.
    boolean isFusible() {
        return true;
    }

    /// Leaves the kernel aside from now on.
    final void useFormula() {
        readable = true;
    }

    @Override
    final void move(List<Move> moves) {
        if (readable || !isFusible()) {
            super.move(moves);
            return;
        }
        Map<Cohort, List<Move>> cohorts = new LinkedHashMap<>();
        List<Move> others = new ArrayList<>();
        for (Move move : moves) {
            (fits(move) ? cohorts.computeIfAbsent(cohort(move), _ -> new ArrayList<>()) : others)
                    .add(move);
        }
        fuse(cohorts);
        super.move(others);
    }

    /// Kernels walk through memory, so gradients must lie there as their parameters do.
    private static boolean fits(Move move) {
        return move.slot().type().isFloatingPoint()
                && move.g().dtype() == move.slot().type()
                && Arrays.equals(move.x().strides(), move.g().strides());
    }

    private static Cohort cohort(Move move) {
        Slot slot = move.slot();
        return new Cohort(move.group(), slot.step(), slot.type(), slot.device());
    }

    private void fuse(Map<Cohort, List<Move>> cohorts) {
        List<Prepared<R>> used = new ArrayList<>();
        cohorts.forEach((cohort, moves) -> {
            Prepared<R> ready = ready(moves);
            ready.step(moves, numbers(cohort.group));
            used.add(ready);
        });
        prepared.stream().filter(before -> !used.contains(before)).forEach(Prepared::close);
        prepared = used;
    }

    private Prepared<R> ready(List<Move> moves) {
        return prepared.stream()
                .filter(before -> before.fits(moves))
                .findFirst()
                .orElseGet(() -> Prepared.of(moves, this::kernel));
    }

    static List<Tensor> parameters(List<Move> moves) {
        return moves.stream().map(Move::x).toList();
    }

    static List<Tensor> tensors(String name, List<Move> moves) {
        return moves.stream().map(move -> move.slot().tensor(name)).toList();
    }
}
