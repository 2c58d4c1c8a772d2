package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The recurrent kernels of libtorch behind one call, for padded sequences and for packed ones.
enum RecurrentKernel {
    LSTM {
        @Override
        Recurrence.Output padded(Arguments a) {
            try (TensorVector states = Natives.vector("states", a.states);
                    var results =
                            torch.lstm(
                                    a.input.raw("lstm"),
                                    states,
                                    a.weights,
                                    a.form.biased(),
                                    a.form.layers(),
                                    a.form.dropout(),
                                    a.training(),
                                    a.form.bidirectional(),
                                    true)) {
                return output(results.get0(), results.get1(), results.get2());
            }
        }

        @Override
        Recurrence.Output packed(Arguments a, Tensor sizes) {
            try (TensorVector states = Natives.vector("states", a.states);
                    var results =
                            torch.lstm(
                                    a.input.raw("lstm"),
                                    sizes.raw("lstm"),
                                    states,
                                    a.weights,
                                    a.form.biased(),
                                    a.form.layers(),
                                    a.form.dropout(),
                                    a.training(),
                                    a.form.bidirectional())) {
                return output(results.get0(), results.get1(), results.get2());
            }
        }
    },
    GRU {
        @Override
        Recurrence.Output padded(Arguments a) {
            return closing(
                    torch.gru(
                            a.input.raw("gru"),
                            a.state(),
                            a.weights,
                            a.form.biased(),
                            a.form.layers(),
                            a.form.dropout(),
                            a.training(),
                            a.form.bidirectional(),
                            true));
        }

        @Override
        Recurrence.Output packed(Arguments a, Tensor sizes) {
            return closing(
                    torch.gru(
                            a.input.raw("gru"),
                            sizes.raw("gru"),
                            a.state(),
                            a.weights,
                            a.form.biased(),
                            a.form.layers(),
                            a.form.dropout(),
                            a.training(),
                            a.form.bidirectional()));
        }
    },
    TANH {
        @Override
        Recurrence.Output padded(Arguments a) {
            return closing(
                    torch.rnn_tanh(
                            a.input.raw("rnn"),
                            a.state(),
                            a.weights,
                            a.form.biased(),
                            a.form.layers(),
                            a.form.dropout(),
                            a.training(),
                            a.form.bidirectional(),
                            true));
        }

        @Override
        Recurrence.Output packed(Arguments a, Tensor sizes) {
            return closing(
                    torch.rnn_tanh(
                            a.input.raw("rnn"),
                            sizes.raw("rnn"),
                            a.state(),
                            a.weights,
                            a.form.biased(),
                            a.form.layers(),
                            a.form.dropout(),
                            a.training(),
                            a.form.bidirectional()));
        }
    },
    RELU {
        @Override
        Recurrence.Output padded(Arguments a) {
            return closing(
                    torch.rnn_relu(
                            a.input.raw("rnn"),
                            a.state(),
                            a.weights,
                            a.form.biased(),
                            a.form.layers(),
                            a.form.dropout(),
                            a.training(),
                            a.form.bidirectional(),
                            true));
        }

        @Override
        Recurrence.Output packed(Arguments a, Tensor sizes) {
            return closing(
                    torch.rnn_relu(
                            a.input.raw("rnn"),
                            sizes.raw("rnn"),
                            a.state(),
                            a.weights,
                            a.form.biased(),
                            a.form.layers(),
                            a.form.dropout(),
                            a.training(),
                            a.form.bidirectional()));
        }
    };

    /// What every kernel is given.
    record Arguments(Tensor input, List<Tensor> states, TensorVector weights, Recurrence form) {
        org.bytedeco.pytorch.Tensor state() {
            return states.getFirst().raw("rnn");
        }

        /// The kernel keeps what its backward pass needs only in training.
        boolean training() {
            return form.dropout() > 0 || GradMode.is_enabled();
        }
    }

    /// Runs over `[batch, time, features]`.
    abstract Recurrence.Output padded(Arguments arguments);

    /// Runs over the steps of all sequences, `sizes` of them at each time.
    abstract Recurrence.Output packed(Arguments arguments, Tensor sizes);

    Recurrence.Output run(
            Tensor x,
            List<Tensor> states,
            List<Tensor> weights,
            Recurrence form,
            Optional<Tensor> lengths) {
        try (TensorVector vector = Natives.vector("weights", weights)) {
            if (lengths.isEmpty()) {
                return padded(new Arguments(x, states, vector, form));
            }
            try (Packing packing = Packing.of(x, lengths.get())) {
                List<Tensor> sorted = states.stream().map(packing::sorted).toList();
                Recurrence.Output run =
                        packed(
                                new Arguments(packing.data(), sorted, vector, form),
                                packing.sizes());
                return new Recurrence.Output(
                        packing.padded(run.output()),
                        run.states().stream().map(packing::unsorted).toList());
            }
        } catch (RuntimeException e) {
            throw Failure.of(name().toLowerCase(java.util.Locale.ROOT), e, x);
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(states);
            Reference.reachabilityFence(weights);
        }
    }

    private static Recurrence.Output closing(T_TensorTensor_T results) {
        try (results) {
            return output(results.get0(), results.get1());
        }
    }

    private static Recurrence.Output output(
            org.bytedeco.pytorch.Tensor output, org.bytedeco.pytorch.Tensor... states) {
        return new Recurrence.Output(
                own(output), java.util.Arrays.stream(states).map(RecurrentKernel::own).toList());
    }

    private static Tensor own(org.bytedeco.pytorch.Tensor borrowed) {
        return Tensor.wrap(new org.bytedeco.pytorch.Tensor(borrowed), "recurrence");
    }
}
