package io.tarn.doctor.finding;

import io.tarn.doctor.finding.LayerOrder.Kind;
import io.tarn.doctor.finding.LayerOrder.Part;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Hooks.ForwardHook;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// x ← (x - mean) / deviation over the batch, feature by feature, behind hidden layers: normalisation without parameters.
///
/// It uses the statistics of the batch in evaluation, too, so it shows what normalisation would do, and is not for use.
final class Normalised implements ForwardHook {
    private static final double EPSILON = 1e-12;

    private final Set<Net> places = Collections.newSetFromMap(new IdentityHashMap<>());

    private Normalised(List<Part> places) {
        places.forEach(part -> this.places.add(part.net()));
    }

    /// Behind hidden activations; of a net that hides them, behind hidden layers with weights.
    static Treatment treatment(LayerOrder order) {
        List<Part> activations =
                order.parts().stream()
                        .filter(part -> part.kind() == Kind.ACTIVATION)
                        .filter(part -> order.isHidden(part.net()))
                        .toList();
        List<Part> places = activations.isEmpty() ? order.hidden() : activations;
        return Treatments.operation("normalise hidden layers", new Normalised(places));
    }

    @Override
    public Tensor after(Net layer, Tensor x, Tensor y) {
        if (!places.contains(layer) || y.rank() < 2 || y.size(0) < 2) {
            return y;
        }
        int feature = y.rank() == 4 ? 1 : y.rank() - 1;
        long[] others = LongStream.range(0, y.rank()).filter(axis -> axis != feature).toArray();
        Tensor centred = y.sub(y.meanKeep(others));
        return centred.div(centred.square().meanKeep(others).add(EPSILON).sqrt());
    }
}
