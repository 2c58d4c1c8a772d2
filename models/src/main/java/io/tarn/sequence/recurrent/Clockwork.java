package io.tarn.sequence.recurrent;

import io.tarn.nn.Hooks;
import io.tarn.nn.Linear;
import io.tarn.tensor.Index;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A network in modules, each with a clock of its own (Koutník, Greff, Gomez and Schmidhuber, 2014).
///
/// Module i changes at the times that its period Tᵢ divides, and sees itself and the slower modules; else it stays as it is:
/// hᵢ ← tanh(Wᵢ·x + bᵢ + Uᵢ·[hᵢ hᵢ₊₁ …]). A module whose turn it is not computes nothing, so that with periods 1, 2, 4, 8 … the work per
/// place is less than that of two modules.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, time, in]` |
/// | output | `[batch, time, modules·size]`, the fastest module first |
public final class Clockwork implements Recurrent {
    private final long in;
    private final long size;
    private final List<Integer> periods;
    private final List<Linear> inputs = new ArrayList<>(); // Wᵢ and bᵢ
    private final List<Linear> recurrent = new ArrayList<>(); // Uᵢ

    private Clockwork(long in, long size, List<Integer> periods) {
        this.in = in;
        this.size = size;
        this.periods = List.copyOf(periods);
        for (int i = 0; i < periods.size(); i++) {
            inputs.add(Linear.of(in, size));
            recurrent.add(Linear.of((periods.size() - i) * size, size, c -> c.noBias()));
        }
    }

    /// Periods 1, 2, 4, 8 … as in the paper.
    ///
    /// @param size units of each module
    public static Clockwork of(long in, long size, int modules) {
        return of(in, size, IntStream.range(0, modules).mapToObj(i -> 1 << i).toList());
    }

    /// @param periods of the modules, from fast to slow
    public static Clockwork of(long in, long size, List<Integer> periods) {
        boolean rising =
                IntStream.range(1, periods.size())
                        .allMatch(i -> periods.get(i - 1) < periods.get(i));
        if (in < 1 || size < 1 || periods.isEmpty() || periods.getFirst() < 1 || !rising) {
            throw TensorException.of(
                    "Clockwork",
                    "widths of 1 or more, and rising periods from 1 on",
                    "%d, %d and %s".formatted(in, size, periods),
                    "1, 2, 4, 8 are the paper's");
        }
        return new Clockwork(in, size, periods);
    }

    @Override
    public long width() {
        return periods.size() * size;
    }

    @Override
    public Reading read(Tensor x, Tensor lengths) { // [batch, time, in]
        Lengths ends = Lengths.of(this, x, lengths);
        List<Tensor> wx = new ArrayList<>(); // [batch, ticks of the module, size]
        for (int i = 0; i < periods.size(); i++) {
            Tensor heard = x.get(Index.ALL, Index.step(periods.get(i)));
            wx.add(inputs.get(i).forward(heard));
        }
        Tensor h = Tensor.zeros(Shape.of(x.size(0), width()), x.dtype()).to(x.device());
        List<Tensor> outputs = new ArrayList<>();
        for (long t = 0; t < x.size(1); t++) {
            h = step(h, wx, t);
            outputs.add(h);
        }
        Tensor all = Hooks.after(this, x, ends.cut(Tensor.stack(outputs, 1)));
        return new Reading(all, ends.last(all));
    }

    private Tensor step(Tensor h, List<Tensor> wx, long t) { // [batch, modules·size]
        List<Tensor> modules = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            if (t % periods.get(i) == 0) {
                Tensor seen = h.narrow(1, i * size, h.size(1) - i * size);
                Tensor heard = wx.get(i).select(1, t / periods.get(i));
                // hᵢ ← tanh(Wᵢ·x + bᵢ + Uᵢ·[hᵢ hᵢ₊₁ …])
                modules.add(heard.add(recurrent.get(i).forward(seen)).tanh());
            } else {
                modules.add(h.narrow(1, i * size, size));
            }
        }
        return Tensor.cat(modules, 1);
    }

    @Override
    public String toString() {
        return "Clockwork(%d→%d×%d, periods %s)".formatted(in, periods.size(), size, periods);
    }
}
