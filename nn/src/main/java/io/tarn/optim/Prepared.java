package io.tarn.optim;

import io.tarn.optim.Remembering.Move;
import io.tarn.tensor.DType;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;

/// A kernel that is ready for some parameters, as long as they, their memory and their steps go on.
final class Prepared<R extends Fused.Rule> implements AutoCloseable {
    private final List<Tensor> values;
    private final List<Slot> slots;
    private final Fused<R> kernel;
    private long steps;

    private Prepared(List<Move> moves, Fused<R> kernel, long steps) {
        this.values = moves.stream().map(Move::x).toList();
        this.slots = moves.stream().map(Move::slot).toList();
        this.kernel = kernel;
        this.steps = steps;
    }

    /// Prepares `kernel`, which gets the moves and a counter of the steps before for each of them.
    static <R extends Fused.Rule> Prepared<R> of(
            List<Move> moves, BiFunction<List<Move>, List<Tensor>, Fused<R>> kernel) {
        long steps = moves.getFirst().slot().step() - 1;
        List<Tensor> counters =
                moves.stream()
                        .map(move -> Tensor.full(Shape.of(), steps, DType.FLOAT32))
                        .map(counter -> counter.to(moves.getFirst().slot().device()).unscoped())
                        .toList();
        return new Prepared<>(moves, kernel.apply(moves, counters), steps);
    }

    /// Whether these moves are the next step of the same parameters.
    boolean fits(List<Move> moves) {
        if (moves.size() != slots.size() || moves.getFirst().slot().step() != steps + 1) {
            return false;
        }
        for (int i = 0; i < slots.size(); i++) {
            if (moves.get(i).slot() != slots.get(i) || moves.get(i).x() != values.get(i)) {
                return false;
            }
        }
        return true;
    }

    void step(List<Move> moves, R numbers) {
        kernel.step(moves.stream().map(Move::g).toList(), numbers);
        steps++;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
