package io.tarn.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// How the rows of one bag become one row.
public enum BagFold {
    SUM(0),
    MEAN(1),
    MAX(2);

    private final int code;

    BagFold(int code) {
        this.code = code;
    }

    static Tensor apply(
            Tensor table, Tensor indices, Tensor offsets, BagFold fold, TensorOptional weights) {
        String name = "embeddingBag";
        try (var results =
                torch.embedding_bag(
                        table.raw(name),
                        indices.raw(name),
                        offsets.raw(name),
                        false,
                        fold.code,
                        false,
                        weights,
                        false)) {
            return Tensor.wrap(new org.bytedeco.pytorch.Tensor(results.get0()), name);
        } catch (RuntimeException e) {
            throw Failure.of(name, e, table, indices, offsets);
        } finally {
            Reference.reachabilityFence(table);
            Reference.reachabilityFence(indices);
            Reference.reachabilityFence(offsets);
        }
    }
}
