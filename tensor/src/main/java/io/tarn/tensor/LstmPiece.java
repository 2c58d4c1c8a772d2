package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// One direction of one LSTM layer for some rows of the batch, by the kernel of oneDNN, forward and backward.
///
/// It works on native handles, so that any thread can run it. What it reads must stay open.
final class LstmPiece implements AutoCloseable {
    private static final long LSTM = 2; // oneDNN's number for the kind of cell

    /// What a piece reads: x `[time, rows, in]`, W, U, both biases (W again where there are none), h and c `[rows, hidden]`.
    record Reads(
            Tensor x,
            Tensor w,
            Tensor u,
            Tensor firstBias,
            Tensor secondBias,
            Tensor hidden,
            Tensor cell) {}

    private final Reads reads;
    private final boolean backwards;
    private final boolean biased;
    private final boolean training;
    private final List<Tensor> made = new ArrayList<>(); // output, hidden, cell, workspace

    LstmPiece(Reads reads, boolean backwards, boolean biased, boolean training) {
        this.reads = reads;
        this.backwards = backwards;
        this.biased = biased;
        this.training = training;
    }

    void forward() {
        // where gradients are on, the kernel keeps a workspace for its backward pass
        try (Recording recording = Recording.switched(training);
                var results =
                        torch.mkldnn_rnn_layer(
                                reads.x,
                                reads.w,
                                reads.u,
                                reads.firstBias,
                                reads.secondBias,
                                reads.hidden,
                                reads.cell,
                                backwards,
                                new long[0],
                                LSTM,
                                width(),
                                1,
                                biased,
                                false,
                                false,
                                training)) {
            made.addAll(
                    List.of(
                            new Tensor(results.get0()),
                            new Tensor(results.get1()),
                            new Tensor(results.get2()),
                            new Tensor(results.get3())));
        }
    }

    /// The output `[time, rows, hidden]`.
    Tensor output() {
        return made.get(0);
    }

    /// The last hidden state `[rows, hidden]`.
    Tensor hidden() {
        return made.get(1);
    }

    /// The last cell `[rows, hidden]`.
    Tensor cell() {
        return made.get(2);
    }

    /// The gradients of what the piece reads, in that order, from those of output, hidden state and cell; the caller owns them.
    List<Tensor> backward(Tensor output, Tensor hidden, Tensor cell) {
        try (TensorOptional dy = new TensorOptional(output);
                TensorOptional dh = new TensorOptional(hidden);
                TensorOptional dc = new TensorOptional(cell);
                var results =
                        torch.mkldnn_rnn_layer_backward(
                                reads.x,
                                reads.w,
                                reads.u,
                                reads.firstBias,
                                reads.secondBias,
                                reads.hidden,
                                reads.cell,
                                made.get(0),
                                made.get(1),
                                made.get(2),
                                dy,
                                dh,
                                dc,
                                backwards,
                                LSTM,
                                width(),
                                1,
                                biased,
                                training,
                                false,
                                new long[0],
                                false,
                                made.get(3))) {
            return List.of(
                    new Tensor(results.get0()),
                    new Tensor(results.get1()),
                    new Tensor(results.get2()),
                    new Tensor(results.get3()),
                    new Tensor(results.get4()),
                    new Tensor(results.get5()),
                    new Tensor(results.get6()));
        }
    }

    private long width() {
        return reads.cell.size(1);
    }

    @Override
    public void close() {
        made.forEach(Tensor::close);
    }
}
