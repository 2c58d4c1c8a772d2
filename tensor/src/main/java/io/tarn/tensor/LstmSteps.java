package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The steps of one direction of an LSTM layer, forward and backward, for some rows of the batch.
///
/// i = σ(aᵢ), f = σ(a_f), g = tanh(a_g), o = σ(aₒ) with a = Wx + b + U·h;  c ← f∘c + i∘g;  h ← o∘tanh(c).
/// All memory is given, and nothing is recorded. A view of each step is cut out beforehand, so that
/// the loops make native calls only.
final class LstmSteps implements AutoCloseable {
    private static final Scalar ONE = Natives.scalar(1);

    /// The memory of one direction: what it reads, and what its steps leave behind.
    ///
    /// `input` is Wx + b and `gates` the four activations `[time, batch, 4·hidden]`; `cells`, `squashed` = tanh(c)
    /// and `output` = h are `[time, batch, hidden]`.
    record Memory(
            Tensor input, Tensor recurrent, Tensor hidden, Tensor cell, Tensor gates, Tensor cells, Tensor squashed,
            Tensor output) {}

    private final Memory memory;
    private final boolean backwards;
    private final int time;
    private final long first;
    private final long rows;
    private final long width;
    private final List<Pointer> open = new ArrayList<>();
    private final Tensor[] inputGate;
    private final Tensor[] forgetGate;
    private final Tensor[] candidate;
    private final Tensor[] outputGate;
    private final Tensor[] cells;
    private final Tensor[] squashed;
    private final Tensor[] output;
    private final Tensor hidden;
    private final Tensor cell;

    /// The steps for the rows `first` to `first + rows` of the batch, from the last time to the first if `backwards`.
    LstmSteps(Memory memory, boolean backwards, long first, long rows) {
        this.memory = memory;
        this.backwards = backwards;
        this.time = (int) memory.gates.size(0);
        this.first = first;
        this.rows = rows;
        this.width = memory.cells.size(2);
        this.inputGate = steps(memory.gates, 0, width);
        this.forgetGate = steps(memory.gates, width, width);
        this.candidate = steps(memory.gates, 2 * width, width);
        this.outputGate = steps(memory.gates, 3 * width, width);
        this.cells = steps(memory.cells, 0, width);
        this.squashed = steps(memory.squashed, 0, width);
        this.output = steps(memory.output, 0, width);
        this.hidden = kept(torch.narrow(memory.hidden, 0, first, rows));
        this.cell = kept(torch.narrow(memory.cell, 0, first, rows));
    }

    void forward() {
        Tensor[] input = steps(memory.input, 0, 4 * width);
        Tensor[] gates = steps(memory.gates, 0, 4 * width);
        Tensor[] inputAndForget = steps(memory.gates, 0, 2 * width);
        Tensor u = kept(memory.recurrent.t()); // [hidden, 4·hidden]
        Tensor h = hidden;
        Tensor c = cell;
        for (int t : order()) {
            // a = Wx + b + U·h
            torch.addmm_out(gates[t], input[t], h, u, ONE, ONE);
            torch.sigmoid_(inputAndForget[t]);
            torch.tanh_(candidate[t]);
            torch.sigmoid_(outputGate[t]);
            // c ← f∘c + i∘g
            torch.mul_out(cells[t], forgetGate[t], c);
            cells[t].addcmul_(inputGate[t], candidate[t], ONE);
            // h ← o∘tanh(c)
            torch.tanh_out(squashed[t], cells[t]);
            torch.mul_out(output[t], outputGate[t], squashed[t]);
            h = output[t];
            c = cells[t];
        }
    }

    /// Fills ∂a `[time, batch, 4·hidden]` from ∂output `[time, batch, hidden]`. `carried` holds the gradient of the
    /// last cell `[batch, hidden]` before, and that of the first one after.
    void backward(Tensor outputGradient, Tensor carried, Tensor gateGradients) {
        Tensor[] arriving = steps(outputGradient, 0, width);
        Tensor[] da = steps(gateGradients, 0, 4 * width);
        Tensor[] di = steps(gateGradients, 0, width);
        Tensor[] df = steps(gateGradients, width, width);
        Tensor[] dg = steps(gateGradients, 2 * width, width);
        Tensor[] dOut = steps(gateGradients, 3 * width, width);
        Tensor dc = kept(torch.narrow(carried, 0, first, rows));
        Tensor dh = kept(torch.zeros_like(hidden));
        Tensor a = kept(torch.empty_like(hidden));
        Tensor b = kept(torch.empty_like(hidden));
        int[] order = order();
        for (int step = time - 1; step >= 0; step--) {
            int t = order[step];
            // ∂h = ∂y + Uᵀ·∂a of the step after
            if (step < time - 1) {
                torch.mm_out(dh, da[order[step + 1]], memory.recurrent);
            }
            dh.add_(arriving[t]);
            // ∂o = ∂h∘tanh(c)∘σ'
            torch.mul_out(a, dh, squashed[t]);
            torch.sigmoid_backward_out(dOut[t], a, outputGate[t]);
            // ∂c += ∂h∘o∘tanh'
            torch.mul_out(a, dh, outputGate[t]);
            torch.tanh_backward_out(b, a, squashed[t]);
            dc.add_(b);
            // ∂i = ∂c∘g∘σ', ∂f = ∂c∘c₋∘σ', ∂g = ∂c∘i∘tanh'
            torch.mul_out(a, dc, candidate[t]);
            torch.sigmoid_backward_out(di[t], a, inputGate[t]);
            torch.mul_out(a, dc, step > 0 ? cells[order[step - 1]] : cell);
            torch.sigmoid_backward_out(df[t], a, forgetGate[t]);
            torch.mul_out(a, dc, inputGate[t]);
            torch.tanh_backward_out(dg[t], a, candidate[t]);
            // ∂c₋ = ∂c∘f
            dc.mul_(forgetGate[t]);
        }
    }

    /// The times in the order of reading.
    private int[] order() {
        return IntStream.range(0, time).map(t -> backwards ? time - 1 - t : t).toArray();
    }

    /// Views of columns of the rows, one for each time.
    private Tensor[] steps(Tensor whole, long column, long count) {
        try (Tensor mine = torch.narrow(whole, 1, first, rows);
                Tensor columns = torch.narrow(mine, 2, column, count)) {
            TensorVector views = torch.unbind(columns, 0);
            open.add(views);
            return IntStream.range(0, time).mapToObj(views::get).toArray(Tensor[]::new);
        }
    }

    private Tensor kept(Tensor view) {
        open.add(view);
        return view;
    }

    @Override
    public void close() {
        open.forEach(Pointer::close);
    }
}
