package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.global.torch;

/// A stack of LSTM layers on the CPU, which unlike libtorch's runs directions side by side and has second derivatives.
final class LstmStack {
    private LstmStack() {}

    /// Whether this stack can be computed here; libtorch computes the others.
    static boolean fits(
            Tensor x, Tensor hidden, Tensor cell, List<Tensor> weights, Recurrence form) {
        int each = form.biased() ? 4 : 2;
        return x.device().type() == Device.Type.CPU
                && x.dtype() == DType.FLOAT32
                && hidden.dtype() == DType.FLOAT32
                && cell.dtype() == DType.FLOAT32
                && weights.size() == each * form.layers() * form.directions() // no projections
                && weights.stream().allMatch(weight -> weight.dtype() == DType.FLOAT32)
                && x.elements() > 0
                && torch.hasMKLDNN()
                && !Autocast.isOn(Device.CPU);
    }

    static Recurrence.Output run(
            Tensor x,
            Tensor hidden,
            Tensor cell,
            List<Tensor> weights,
            Recurrence form) { // [batch, time, features]
        Tensor y = x.transpose(0, 1).contiguous(); // [time, batch, features]
        int each = form.biased() ? 4 : 2;
        List<Tensor> hiddens = new ArrayList<>();
        List<Tensor> cells = new ArrayList<>();
        for (int layer = 0; layer < form.layers(); layer++) {
            List<Tensor> inputs = new ArrayList<>();
            inputs.add(layer > 0 && form.dropout() > 0 ? y.dropout(form.dropout()) : y);
            for (int direction = 0; direction < form.directions(); direction++) {
                int place = layer * form.directions() + direction;
                inputs.addAll(weights.subList(place * each, (place + 1) * each));
                inputs.add(hidden.narrow(0, place, 1).squeeze(0)); // [batch, hidden]
                inputs.add(cell.narrow(0, place, 1).squeeze(0));
            }
            LstmLayer.Result result = LstmLayer.run(inputs, form.biased());
            y = result.output(); // [time, batch, directions·hidden]
            hiddens.add(result.hidden());
            cells.add(result.cell());
        }
        return new Recurrence.Output(
                y.transpose(0, 1), List.of(Tensor.cat(hiddens, 0), Tensor.cat(cells, 0)));
    }
}
