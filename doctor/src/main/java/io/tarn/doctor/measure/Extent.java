package io.tarn.doctor.measure;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// How far the numbers of a tensor reach.
///
/// @param shape as text: `[32, 10]`
/// @param least of the finite numbers, NaN without any
/// @param greatest of the finite numbers, NaN without any
/// @param nans how many are NaN
/// @param infinities how many are infinite
public record Extent(String shape, double least, double greatest, long nans, long infinities) {
    static final Extent NONE = new Extent("nothing", Double.NaN, Double.NaN, 0, 0);

    static Extent of(Tensor x) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor values = x.detach().to(DType.FLOAT64).flatten();
            Tensor finite = values.get(values.isFinite());
            boolean some = finite.elements() > 0;
            return new Extent(
                    x.shape().toString(),
                    some ? finite.min().item() : Double.NaN,
                    some ? finite.max().item() : Double.NaN,
                    values.isNan().countNonzero().itemLong(),
                    values.isInf().countNonzero().itemLong());
        }
    }

    public boolean isFinite() {
        return nans == 0 && infinities == 0;
    }

    /// `[32, 10] from -1.5 to 3.2, 4 NaN, 1 infinite`.
    @Override
    public String toString() {
        if (this.equals(NONE)) {
            return shape;
        }
        String text =
                Double.isNaN(least)
                        ? shape + " without finite numbers"
                        : "%s from %.4g to %.4g".formatted(shape, least, greatest);
        return text
                + (nans > 0 ? ", %,d NaN".formatted(nans) : "")
                + (infinities > 0 ? ", %,d infinite".formatted(infinities) : "");
    }
}
