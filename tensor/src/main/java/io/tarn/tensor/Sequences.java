package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// The kernels of sequence models: look-up, recurrence and attention.
sealed interface Sequences extends Operand permits Tensor {
    /// The rows of this table at `indices`, which may have any shape: `[rows, width]`, `[*]` → `[*, width]`.
    default Tensor embedding(Tensor indices) {
        return lookUp(indices, torch::embedding);
    }

    /// Like [#embedding(Tensor)]; the row `padding` gets no gradient.
    default Tensor embedding(Tensor indices, long padding) {
        return lookUp(indices, (x, i) -> torch.embedding(x, i, padding, false, false));
    }

    private Tensor lookUp(Tensor indices, Call.Binary kernel) {
        Tensor table = (Tensor) this;
        try {
            return Call.binary("embedding", table, indices, kernel);
        } catch (TensorException e) {
            long rows = table.rank() == 0 ? 1 : table.size(0);
            throw new OutOfRange(
                            "indices of rows", rows, "use a larger table, or check the indices")
                    .explain("embedding", e, indices, 0);
        }
    }

    /// Shrinks the rows at `indices` whose p-norm is above `maxNorm` to it, where they lie.
    default Tensor embeddingRenorm_(Tensor indices, double maxNorm, double p) {
        Tensor self = (Tensor) this;
        try {
            torch.embedding_renorm_(
                    self.raw("embeddingRenorm_"), indices.raw("embeddingRenorm_"), maxNorm, p);
            return self;
        } catch (RuntimeException e) {
            throw Failure.of("embeddingRenorm_", e, self, indices);
        } finally {
            Reference.reachabilityFence(self);
            Reference.reachabilityFence(indices);
        }
    }

    /// The rows of this table at `indices`, folded bag by bag; bag i starts at `offsets[i]`: `[bags, width]`.
    default Tensor embeddingBag(Tensor indices, Tensor offsets, BagFold fold) {
        return BagFold.apply((Tensor) this, indices, offsets, fold, Natives.NO_TENSOR);
    }

    /// Like [#embeddingBag(Tensor, Tensor, BagFold)] with [BagFold#SUM], each row scaled by its weight.
    default Tensor embeddingBag(Tensor indices, Tensor offsets, Tensor weights) {
        try (var optional = new TensorOptional(weights.raw("embeddingBag"))) {
            return BagFold.apply((Tensor) this, indices, offsets, BagFold.SUM, optional);
        } finally {
            Reference.reachabilityFence(weights);
        }
    }

    /// A stack of LSTM layers over `[batch, time, features]`.
    default Recurrence.Output lstm(
            Tensor hidden, Tensor cell, List<Tensor> weights, Recurrence form) {
        if (LstmStack.fits((Tensor) this, hidden, cell, weights, form)) {
            return LstmStack.run((Tensor) this, hidden, cell, weights, form);
        }
        return RecurrentKernel.LSTM.run(
                (Tensor) this, List.of(hidden, cell), weights, form, Optional.empty());
    }

    /// Like [#lstm(Tensor, Tensor, List, Recurrence)], each sequence ending after its own length.
    default Recurrence.Output lstm(
            Tensor hidden, Tensor cell, List<Tensor> weights, Recurrence form, Tensor lengths) {
        return RecurrentKernel.LSTM.run(
                (Tensor) this, List.of(hidden, cell), weights, form, Optional.of(lengths));
    }

    /// A stack of GRU layers over `[batch, time, features]`.
    default Recurrence.Output gru(Tensor hidden, List<Tensor> weights, Recurrence form) {
        return RecurrentKernel.GRU.run(
                (Tensor) this, List.of(hidden), weights, form, Optional.empty());
    }

    default Recurrence.Output gru(
            Tensor hidden, List<Tensor> weights, Recurrence form, Tensor lengths) {
        return RecurrentKernel.GRU.run(
                (Tensor) this, List.of(hidden), weights, form, Optional.of(lengths));
    }

    /// A stack of Elman's layers, h ← tanh(W·x + U·h + b), over `[batch, time, features]`.
    default Recurrence.Output rnnTanh(Tensor hidden, List<Tensor> weights, Recurrence form) {
        return RecurrentKernel.TANH.run(
                (Tensor) this, List.of(hidden), weights, form, Optional.empty());
    }

    default Recurrence.Output rnnTanh(
            Tensor hidden, List<Tensor> weights, Recurrence form, Tensor lengths) {
        return RecurrentKernel.TANH.run(
                (Tensor) this, List.of(hidden), weights, form, Optional.of(lengths));
    }

    /// A stack of Elman's layers with ReLU in the place of tanh.
    default Recurrence.Output rnnRelu(Tensor hidden, List<Tensor> weights, Recurrence form) {
        return RecurrentKernel.RELU.run(
                (Tensor) this, List.of(hidden), weights, form, Optional.empty());
    }

    default Recurrence.Output rnnRelu(
            Tensor hidden, List<Tensor> weights, Recurrence form, Tensor lengths) {
        return RecurrentKernel.RELU.run(
                (Tensor) this, List.of(hidden), weights, form, Optional.of(lengths));
    }

    /// softmax(q·kᵀ / √width)·v, where this is q: `[*, queries, width]`, `[*, keys, width]`, `[*, keys, out]`.
    default Tensor scaledDotProductAttention(Tensor key, Tensor value) {
        return scaledDotProductAttention(key, value, AttentionOptions.plain());
    }

    /// softmax(q·kᵀ·scale + mask)·v, where this is q.
    default Tensor scaledDotProductAttention(Tensor key, Tensor value, AttentionOptions options) {
        if (FastDropout.fits((Tensor) this, options.dropout())) {
            return AttentionSteps.run((Tensor) this, key, value, options);
        }
        Tensor mask = options.mask().orElse(null);
        try (TensorOptional optional =
                        mask == null
                                ? new TensorOptional()
                                : new TensorOptional(mask.raw("scaledDotProductAttention"));
                DoubleOptional scale =
                        options.scale().isPresent()
                                ? new DoubleOptional(options.scale().getAsDouble())
                                : new DoubleOptional()) {
            return Call.ternary(
                    "scaledDotProductAttention",
                    this,
                    key,
                    value,
                    (q, k, v) ->
                            torch.scaled_dot_product_attention(
                                    q,
                                    k,
                                    v,
                                    optional,
                                    options.dropout(),
                                    options.causal(),
                                    scale,
                                    false));
        } finally {
            Reference.reachabilityFence(mask);
        }
    }
}
