package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;

/// A stack of LSTM layers on the CPU, which for the sizes of real nets is faster than the kernel of oneDNN.
///
/// The product of the input with its weights is one large product for all times; the rest is [LstmLayer].
final class LstmStack {
    private static final long WORTHWHILE = 1024; // numbers in the state of a layer: below, calls cost more than they do

    private LstmStack() {}

    /// Whether this stack can be computed here, and should.
    static boolean fits(Tensor x, Tensor hidden, Tensor cell, List<Tensor> weights, Recurrence form) {
        int weightsOfOne = form.biased() ? 4 : 2;
        return x.device().type() == Device.Type.CPU
                && (x.dtype() == DType.FLOAT32 || x.dtype() == DType.FLOAT64)
                && hidden.dtype() == x.dtype()
                && cell.dtype() == x.dtype()
                && weights.size() == weightsOfOne * form.layers() * form.directions() // no projections
                && weights.stream().allMatch(weight -> weight.dtype() == x.dtype())
                && !Autocast.isOn(Device.CPU)
                && x.size(1) > 0
                && x.size(0) * cell.size(2) >= WORTHWHILE;
    }

    static Recurrence.Output run(
            Tensor x, Tensor hidden, Tensor cell, List<Tensor> weights, Recurrence form) { // [batch, time, features]
        Tensor y = x.transpose(0, 1).contiguous(); // [time, batch, features]
        int directions = form.directions();
        long width = cell.size(2);
        List<Tensor> hiddens = new ArrayList<>();
        List<Tensor> cells = new ArrayList<>();
        for (int layer = 0; layer < form.layers(); layer++) {
            if (layer > 0 && form.dropout() > 0) {
                y = y.dropout(form.dropout());
            }
            List<LstmLayer.Direction> read = new ArrayList<>();
            for (int direction = 0; direction < directions; direction++) {
                int place = layer * directions + direction;
                read.add(direction(y, hidden, cell, weights, place, form.biased()));
            }
            LstmLayer.Result result = LstmLayer.run(read);
            y = result.output(); // [time, batch, directions·hidden]
            hiddens.add(y.narrow(0, y.size(0) - 1, 1).narrow(2, 0, width));
            if (directions == 2) {
                hiddens.add(y.narrow(0, 0, 1).narrow(2, width, width));
            }
            cells.add(result.cells());
        }
        return new Recurrence.Output(y.transpose(0, 1), List.of(Tensor.cat(hiddens, 0), Tensor.cat(cells, 0)));
    }

    private static LstmLayer.Direction direction(
            Tensor x, Tensor hidden, Tensor cell, List<Tensor> weights, int place, boolean biased) {
        Tensor start = hidden.narrow(0, place, 1).squeeze(0); // [batch, hidden]
        Tensor kept = cell.narrow(0, place, 1).squeeze(0);
        if (!biased) {
            return new LstmLayer.Direction(
                    x.linear(weights.get(2 * place)), weights.get(2 * place + 1), start, kept);
        }
        Tensor bias = weights.get(4 * place + 2).add(weights.get(4 * place + 3));
        // Wx + b, for all times at once
        Tensor input = x.linear(weights.get(4 * place), bias); // [time, batch, 4·hidden]
        return new LstmLayer.Direction(input, weights.get(4 * place + 1), start, kept);
    }
}
