package io.tarn.optim;

import io.tarn.tensor.Tensor;
import java.util.List;

/// An optimizer that treats every parameter alone: subclasses say what one step does to one of
/// them.
abstract class PerParameter extends Remembering {
    PerParameter(
            List<ParameterGroup> groups, double learningRate, double weightDecay, Memory memory) {
        super(groups, learningRate, weightDecay, memory);
    }

    /// Moves `x` (θ in the formulas) along its gradient `g`.
    abstract void update(Tensor x, Tensor g, Slot slot, ParameterGroup group);

    @Override
    void move(List<Move> moves) {
        moves.forEach(move -> update(move.x(), move.g(), move.slot(), move.group()));
    }
}
