package io.tarn.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.global.torch;

/// Padded sequences laid out without their padding: the first steps of all of them, longest first,
/// then the second steps, and so on. Recurrent kernels run over that and never see a padded step.
final class Packing implements AutoCloseable {
    private final PackedSequence packed;
    private final long time;

    private Packing(PackedSequence packed, long time) {
        this.packed = packed;
        this.time = time;
    }

    /// Packs `[batch, time, features]` by the lengths `[batch]`, of type int64.
    static Packing of(Tensor padded, Tensor lengths) {
        try {
            return new Packing(
                    torch.pack_padded_sequence(
                            padded.raw("pack"), lengths.raw("pack"), true, false),
                    padded.size(1));
        } finally {
            Reference.reachabilityFence(padded);
            Reference.reachabilityFence(lengths);
        }
    }

    Tensor data() {
        return Call.source("pack", () -> new org.bytedeco.pytorch.Tensor(packed.data()));
    }

    /// The number of sequences that are still running at each time.
    Tensor sizes() {
        return Call.source("pack", () -> new org.bytedeco.pytorch.Tensor(packed.batch_sizes()));
    }

    /// A state `[layers, batch, hidden]` in the order of the packing.
    Tensor sorted(Tensor state) {
        return Call.unary("pack", state, x -> torch.index_select(x, 1, packed.sorted_indices()));
    }

    /// A state in the order of the batch.
    Tensor unsorted(Tensor state) {
        return Call.unary("pack", state, x -> torch.index_select(x, 1, packed.unsorted_indices()));
    }

    /// The outputs in the order of the batch, with zeros beyond each length.
    Tensor padded(Tensor data) {
        return Call.unary(
                "pack",
                data,
                x -> {
                    try (var sequence =
                                    new PackedSequence(
                                            x,
                                            packed.batch_sizes(),
                                            packed.sorted_indices(),
                                            packed.unsorted_indices());
                            var total = new LongOptional(time);
                            var result = torch.pad_packed_sequence(sequence, true, 0, total)) {
                        return new org.bytedeco.pytorch.Tensor(result.get0());
                    }
                });
    }

    @Override
    public void close() {
        packed.close();
    }
}
