package io.tarn.optim;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An optimizer whose formula libtorch also has as one kernel for many parameters. The kernel is
/// used where it applies; the formula is what it must agree with.
abstract class Fusible extends PerParameter {
    /// Parameters that one kernel call can move: of one group, step, type and device.
    record Cohort(ParameterGroup group, long step, DType type, Device device) {}

    private boolean readable;

    Fusible(List<ParameterGroup> groups, double learningRate, double weightDecay, Memory memory) {
        super(groups, learningRate, weightDecay, memory);
    }

    /// Moves a cohort by the kernel.
    abstract void fused(Cohort cohort, List<Move> moves);

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
            fitting(move, cohorts, others).add(move);
        }
        cohorts.forEach(this::fused);
        super.move(others);
    }

    /// Kernels walk through memory, so gradients must lie there as their parameters do.
    private static List<Move> fitting(Move move, Map<Cohort, List<Move>> cohorts, List<Move> others) {
        Slot slot = move.slot();
        boolean fits = slot.type().isFloatingPoint()
                && move.g().dtype() == slot.type()
                && Arrays.equals(move.x().strides(), move.g().strides());
        return fits
                ? cohorts.computeIfAbsent(
                        new Cohort(move.group(), slot.step(), slot.type(), slot.device()), _ -> new ArrayList<>())
                : others;
    }

    static List<Tensor> parameters(List<Move> moves) {
        return moves.stream().map(Move::x).toList();
    }

    static List<Tensor> gradients(List<Move> moves) {
        return moves.stream().map(Move::g).toList();
    }

    static List<Tensor> tensors(String name, List<Move> moves) {
        return moves.stream().map(move -> move.slot().tensor(name)).toList();
    }

    /// The number of the step, as the kernels want it.
    static List<Tensor> steps(Cohort cohort, List<Move> moves) {
        Tensor step = Tensor.full(Shape.of(), cohort.step(), DType.FLOAT32).to(cohort.device());
        return Collections.nCopies(moves.size(), step);
    }
}
