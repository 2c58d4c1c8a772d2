package io.tarn.auto;

import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Mode;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A learned vector for each code of each column of categories, beside the numbers (Guo and Berkhahn, 2016).
///
/// | | shape |
/// |---|---|
/// | input | `[rows, numbers + columns]`, the codes last |
/// | output | `[rows, numbers + widths of all columns]` |
///
/// While training, a few codes count as the last one, other or unknown, so that its vector is learned even where no row has it.
final class EmbeddedColumns implements Layer {
    private static final double FORGOTTEN = 0.02;
    private static final Init SMALL = Init.normal(0, 0.1);

    private final int numbers;
    private final List<Integer> levels;
    private final List<Embedding> vectors;
    private final Mode mode = new Mode();

    /// @param levels how many codes each column has
    EmbeddedColumns(int numbers, List<Integer> levels) {
        this.numbers = numbers;
        this.levels = List.copyOf(levels);
        this.vectors =
                levels.stream().map(n -> Embedding.of(n, width(n), c -> c.init(SMALL))).toList();
    }

    /// min(50, ⌈1.6·n^0.56⌉), a rule of thumb of fastai's.
    static int width(int levels) {
        return (int) Math.min(50, Math.ceil(1.6 * Math.pow(levels, 0.56)));
    }

    int outputs() {
        return numbers + levels.stream().mapToInt(EmbeddedColumns::width).sum();
    }

    @Override
    public Tensor forward(Tensor x) { // [rows, numbers + columns] → [rows, outputs]
        List<Tensor> parts = new ArrayList<>();
        if (numbers > 0) {
            parts.add(x.narrow(1, 0, numbers));
        }
        for (int i = 0; i < vectors.size(); i++) {
            Tensor codes = x.select(1, numbers + i).toLong();
            if (mode.isTraining()) {
                Tensor forgotten = Random.global().bernoulli(FORGOTTEN, x.size(0)).toBool();
                codes = codes.maskedFill(forgotten, levels.get(i) - 1.0);
            }
            parts.add(vectors.get(i).forward(codes));
        }
        return Tensor.cat(parts, 1);
    }
}
