package io.tarn.vision;

import io.tarn.nn.Attention;
import io.tarn.nn.Conv2d;
import io.tarn.nn.ConvConfig;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Mask;
import io.tarn.nn.Parameter;
import io.tarn.tensor.PaddingMode;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Sliding;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;

/// Self-attention of an image that does what a convolution does (Cordonnier, Loukas and Jaggi, 2020).
///
/// Each head looks at one place beside the query, its shift Δ, by a score that falls with the square of the distance from there:
/// aₕ(q, k) = -α·‖k - (q + Δₕ)‖². For a large α its softmax is 1 at that place and 0 elsewhere, so a head for each cell of a kernel makes
/// a convolution, which is thus attention that may not look where it likes. For a small α each head looks at a soft disc, and the shifts
/// can be learned.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height', width']`, as of the convolution |
/// | `weight`, `shifts`, `bias` | `[heads, in, out]`, `[heads, 2]` (down, right), `[out]` |
public final class RestrictedAttention implements Layer {
    private final Sliding sliding;
    private final Shape kernel;
    private final double sharpness; // α
    private final Parameter weight; // Wₕ: from values to outputs
    private final Parameter shifts; // Δₕ
    private final Optional<Parameter> bias;
    private final Attention attention = Attention.of().scale(1);

    private RestrictedAttention(Conv2d conv, double sharpness) {
        this.sliding = conv.config().sliding();
        this.kernel = conv.config().kernel();
        this.sharpness = sharpness;
        Tensor w = conv.weight().value().detach(); // [out, in, kernel, kernel]
        this.weight = Parameter.of(w.flatten(2).permute(2, 1, 0)); // [heads, in, out]
        Shape apart = sliding.dilation();
        this.shifts =
                Parameter.of(
                        places(kernel.size(0), kernel.size(1))
                                .mul(Tensor.of(apart.size(0), apart.size(1)))
                                .to(w.dtype()));
        this.bias = conv.bias().map(b -> Parameter.of(b.value()));
    }

    /// One head for each cell of a convolution's kernel, with its weights.
    ///
    /// @param sharpness α: 50 looks at one place only, for all that FLOAT32 can tell
    public static RestrictedAttention of(Conv2d conv, double sharpness) {
        ConvConfig config = conv.config();
        if (config.sliding().groups() != 1
                || config.keepsSize()
                || config.paddingMode() != PaddingMode.ZEROS) {
            throw TensorException.of(
                    "RestrictedAttention",
                    "a convolution in one group, with a number of zeros as padding",
                    conv,
                    "build it with c -> c.padding(1)");
        }
        if (!(sharpness > 0)) {
            throw TensorException.of(
                    "RestrictedAttention", "a sharpness above 0", sharpness, "50 is a convolution");
        }
        return new RestrictedAttention(conv, sharpness);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, in, height, width]
        Tensor padded = padded(x);
        long height = outputs(padded, 0);
        long width = outputs(padded, 1);
        Tensor pixels = padded.flatten(2).transpose(1, 2).unsqueeze(1); // [batch, 1, keys, in]
        Tensor values = pixels.matmul(weight.value()); // [batch, heads, keys, out]
        long batch = x.size(0);
        Tensor q = queries(padded).expand(batch, -1, -1, -1);
        Tensor k = keys(padded).expand(batch, weight.value().size(0), -1, -1);
        // y(q) = b + Σ over heads h and pixels k of softmax(aₕ(q, ·))ₖ·Wₕ·x(k)
        Tensor sum = attention.forward(q, k, values, Mask.none()).sum(1); // [batch, queries, out]
        Tensor y = bias.isPresent() ? sum.add(bias.get().value()) : sum;
        return Hooks.after(this, x, y.transpose(1, 2).unflatten(2, height, width));
    }

    /// Where each head looks from each place of the output: `[heads, height'·width', keys]`, rows of the padded image one after another.
    public Tensor weights(Tensor x) {
        Tensor padded = padded(x);
        Tensor k = keys(padded).expand(1, weight.value().size(0), -1, -1);
        return attention.weights(queries(padded), k, Mask.none()).squeeze(0);
    }

    /// -α·‖k - t‖² = α·(2·k·t - ‖k‖²) - α·‖t‖² for a target t = q + Δ. The last term is the same for all keys and drops out of the softmax, so
    /// the score is the product of a query (t, 1) and a key α·(2·k, -‖k‖²).
    private Tensor queries(Tensor padded) { // [1, heads, queries, 3]
        Shape step = sliding.stride();
        Tensor q =
                places(outputs(padded, 0), outputs(padded, 1))
                        .mul(Tensor.of(step.size(0), step.size(1)))
                        .sub(middle(padded))
                        .to(padded.dtype());
        Tensor targets = q.unsqueeze(0).add(shifts.value().unsqueeze(1)); // [heads, queries, 2]
        Tensor one = Tensor.onesLike(targets.narrow(2, 0, 1));
        return Tensor.cat(List.of(targets, one), 2).unsqueeze(0);
    }

    private Tensor keys(Tensor padded) { // [1, 1, keys, 3]
        Tensor k = places(padded.size(2), padded.size(3)).sub(middle(padded)).to(padded.dtype());
        Tensor square = k.square().sum(1).unsqueeze(1);
        return Tensor.cat(List.of(k.mul(2), square.neg()), 1)
                .mul(sharpness)
                .unsqueeze(0)
                .unsqueeze(0);
    }

    /// Small numbers are exact: places are counted from the middle.
    private static Tensor middle(Tensor padded) {
        return Tensor.of(padded.size(2) / 2, padded.size(3) / 2);
    }

    /// Row and column of each place: `[height·width, 2]`.
    private static Tensor places(long height, long width) {
        Tensor all = Tensor.arange(height * width).toDouble();
        Tensor row = all.div(width).floor();
        return Tensor.stack(List.of(row, all.sub(row.mul(width))), 1);
    }

    private Tensor padded(Tensor x) {
        if (x.rank() != 4 || x.size(1) != weight.value().size(1)) {
            throw TensorException.of(
                    toString(),
                    "images [batch, %d, height, width]".formatted(weight.value().size(1)),
                    x.shape(),
                    "check the channels of the layer before");
        }
        long down = sliding.padding().size(0);
        long right = sliding.padding().size(1);
        return x.padConstant(0, right, right, down, down);
    }

    private long outputs(Tensor padded, int dimension) {
        long reach = sliding.dilation().size(dimension) * (kernel.size(dimension) - 1) + 1;
        return (padded.size(dimension + 2) - reach) / sliding.stride().size(dimension) + 1;
    }

    @Override
    public String toString() {
        return "RestrictedAttention(%d heads, %d→%d)"
                .formatted(weight.value().size(0), weight.value().size(1), weight.value().size(2));
    }
}
