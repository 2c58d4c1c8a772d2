package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;

/// A few of the training examples.
final class Rows {
    private Rows() {}

    /// The first ones; all of the first batch where there are fewer.
    static Batch first(Case patient, int count) {
        Batch batch = patient.training().batches().getFirst();
        int some = Math.min(count, batch.size());
        return new Batch(
                batch.inputs().stream().map(t -> t.narrow(0, 0, some)).toList(),
                batch.targets().stream().map(t -> t.narrow(0, 0, some)).toList());
    }
}
