package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes of what a net is given.
public final class Inputs {
    private Inputs() {}

    /// A batch whose first input is another, and its target too where that is the input itself, as of an auto-encoder.
    public static Batch changed(Batch batch, UnaryOperator<Tensor> change) {
        Tensor x = batch.x();
        Tensor other = change.apply(x);
        List<Tensor> inputs = new ArrayList<>(batch.inputs());
        inputs.set(0, other);
        boolean copies = batch.targets().size() == 1 && isSame(x, batch.y());
        return new Batch(inputs, copies ? List.of(other) : batch.targets());
    }

    private static boolean isSame(Tensor x, Tensor y) {
        return x.dtype() == y.dtype()
                && x.shape().equals(y.shape())
                && x.eq(y).logicalOr(x.isFinite().logicalNot()).all().item() != 0;
    }
}
