package io.tarn.tensor;

import java.util.List;

/// The form of a stack of recurrent layers.
///
/// The weights of a kernel come layer by layer, forward before backward direction, each as
/// W (input to hidden), U (hidden to hidden), the two biases if there are any, and the projection
/// if there is one. `dropout` acts on the outputs of all layers but the last.
public record Recurrence(int layers, boolean biased, boolean bidirectional, double dropout) {
    /// What a stack gives: the last layer's output at each time `[batch, time, directions·hidden]`, and
    /// each layer's last state `[layers·directions, batch, hidden]`: one tensor, or for the LSTM hidden and cell.
    public record Output(Tensor output, List<Tensor> states) {}

    public int directions() {
        return bidirectional ? 2 : 1;
    }
}
