package io.tarn.speech;

import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Conv1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Net;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The convolution of a [Conformer]'s block: a gate, a convolution of each channel by itself, and a mixture of channels.
///
/// Padding is set to zero before the convolution, as what lies outside of a sequence is; in training it counts for the batch
/// normalisation, as in PyTorch.
final class ConformerConvolution implements Net {
    private final LayerNorm layerNorm;
    private final List<Layer> sequential; // torchaudio's names
    private final Sequential gate;
    private final Sequential mixture;

    ConformerConvolution(ConformerConfig config) {
        long width = config.width();
        this.layerNorm = LayerNorm.of(width);
        this.sequential =
                List.of(
                        Conv1d.of(width, 2 * width, 1),
                        x -> x.glu(1),
                        Conv1d.of(
                                width,
                                width,
                                config.kernel(),
                                c -> c.padding(config.kernel() / 2).groups(width)),
                        BatchNorm1d.of(width),
                        Tensor::silu,
                        Conv1d.of(width, width, 1),
                        Dropout.of(config.dropout()));
        this.gate = Sequential.of(sequential.subList(0, 2));
        this.mixture = Sequential.of(sequential.subList(2, 7));
    }

    /// @param keep true at real places, `[batch, time]`
    Tensor forward(Tensor x, Optional<Tensor> keep) { // [batch, time, width]
        Tensor gated = gate.forward(layerNorm.forward(x).transpose(1, 2)); // [batch, width, time]
        Tensor real = keep.map(k -> gated.where(k.unsqueeze(1), 0)).orElse(gated);
        return mixture.forward(real).transpose(1, 2);
    }
}
