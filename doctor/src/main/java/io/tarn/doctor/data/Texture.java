package io.tarn.doctor.data;

import io.tarn.tensor.Device;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A few numbers that sum each example up: level, spread, sharpness, direction of its edges. Blur, noise and rotation move these far, while
/// they move the mean of no single value.
///
/// @param values `[examples, names]`
record Texture(Tensor values, List<String> names) {
    static Texture of(Tensor x) {
        try (var scope = Scope.open()) {
            List<Tensor> columns = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Tensor there = x.detach().to(Device.CPU);
            if (Features.isTokens(x)) {
                tokens(there.reshape(x.size(0), -1), columns, names);
            } else {
                Tensor numbers = there.toFloat();
                Tensor finite = numbers.where(numbers.isFinite(), 0);
                levels(finite.reshape(x.size(0), -1), columns, names);
                if (x.rank() >= 3 && x.size(-1) > 2 && x.size(-2) > 2) {
                    edges(finite, columns, names);
                }
            }
            return new Texture(scope.keep(Tensor.stack(columns, 1).toFloat()), List.copyOf(names));
        }
    }

    private static void tokens(Tensor ids, List<Tensor> columns, List<String> names) {
        columns.add(ids.ne(0).toFloat().mean(1));
        names.add("length");
        if (ids.size(1) > 1) {
            Tensor repeats =
                    ids.narrow(1, 1, ids.size(1) - 1).eq(ids.narrow(1, 0, ids.size(1) - 1));
            columns.add(repeats.toFloat().mean(1));
            names.add("repeats");
        }
    }

    private static void levels(Tensor flat, List<Tensor> columns, List<String> names) {
        Tensor mean = flat.mean(1);
        columns.add(mean);
        names.add("mean");
        if (flat.size(1) == 1) {
            return;
        }
        columns.add(flat.biasedVar(1).sqrt());
        names.add("spread");
        columns.add(flat.max(1));
        names.add("largest");
        columns.add(flat.min(1));
        names.add("smallest");
        columns.add(flat.eq(0).toFloat().mean(1));
        names.add("share of zeros");
        steps(flat, columns, names);
    }

    private static void steps(Tensor flat, List<Tensor> columns, List<String> names) {
        Tensor energy = flat.diff(1).square().mean(1);
        columns.add(energy.add(1e-8).log());
        names.add("step between neighbours");
    }

    /// Energies of differences along both axes, at two scales, and how they go together (the structure tensor).
    private static void edges(Tensor x, List<Tensor> columns, List<String> names) {
        long h = x.size(-2);
        long w = x.size(-1);
        Tensor images = x.reshape(x.size(0), -1, h, w);
        for (int scale = 1; scale <= 2; scale++) {
            Tensor down = difference(images, 2, scale).narrow(3, 0, w - scale);
            Tensor across = difference(images, 3, scale).narrow(2, 0, h - scale);
            Tensor dd = energy(down.square());
            Tensor aa = energy(across.square());
            Tensor da = energy(down.mul(across));
            Tensor all = dd.add(aa).add(1e-8);
            columns.add(all.log());
            names.add("sharpness at scale " + scale);
            columns.add(dd.sub(aa).div(all));
            names.add("edges down against across at scale " + scale);
            columns.add(da.mul(2).div(all));
            names.add("slanted edges at scale " + scale);
        }
        Tensor curve = difference(difference(images, 2, 1), 2, 1);
        columns.add(energy(curve.square()).add(1e-8).log());
        names.add("fine detail");
    }

    private static Tensor difference(Tensor images, int axis, int scale) {
        long size = images.size(axis) - scale;
        return images.narrow(axis, scale, size).sub(images.narrow(axis, 0, size));
    }

    private static Tensor energy(Tensor values) {
        return values.mean(1, 2, 3);
    }
}
