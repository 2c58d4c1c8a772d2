package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Appends how the features change over time (deltas), and how these changes change (delta-deltas), and so on.
///
/// @param orders 1 appends deltas, 2 delta-deltas too
/// @param reach frames on each side that the slope is measured over
public record Deltas(int orders, int reach) implements FeatureStep {
    public Deltas {
        if (orders < 1 || orders > 4 || reach < 1) {
            throw DataException.of(
                    "Deltas",
                    "1 to 4 orders and a reach of 1 or more",
                    orders + " and " + reach,
                    "usual are 2 and 2");
        }
    }

    @Override
    public Tensor apply(Tensor frames) {
        List<Tensor> all = new ArrayList<>(List.of(frames));
        for (int i = 0; i < orders; i++) {
            all.add(slope(all.getLast()));
        }
        return Tensor.cat(all, 1);
    }

    @Override
    public int width(int before) {
        return before * (orders + 1);
    }

    private Tensor slope(Tensor frames) {
        // dₜ = Σₙ n·(cₜ₊ₙ - cₜ₋ₙ) / 2Σₙ n², where the ends are repeated
        Tensor sum = Tensor.zerosLike(frames);
        int squares = 0;
        for (int n = 1; n <= reach; n++) {
            sum = sum.add(Stacked.moved(frames, n).sub(Stacked.moved(frames, -n)).mul(n));
            squares += n * n;
        }
        return sum.div(2 * squares);
    }
}
