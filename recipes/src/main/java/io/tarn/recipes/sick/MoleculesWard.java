package io.tarn.recipes.sick;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.loss.Huber;
import io.tarn.nn.Activation;
import io.tarn.nn.Conv1d;
import io.tarn.nn.Embedding;
import io.tarn.nn.GlobalAvgPool;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Letters in, a number out: the polar surface of a molecule by how its structure is written, `CC(=O)O`.
///
/// Convolutions slide over the letters, and the loss is that of Huber.
final class MoleculesWard implements Ward {
    private static final String LETTERS = "C=()O1N2[]HS3l+-Br#F4IP."; // 0 is nothing
    private static final int OTHER = LETTERS.length() + 1;
    private static final int LENGTH = 48;
    private static final double MEAN = 48; // square Ångström
    private static final double SPREAD = 31;

    /// Letters as vectors, convolutions over them, and the mean over all places answers.
    private record Reader(Embedding letters, Layer answer) implements Layer {
        @Override
        public Tensor forward(Tensor x) { // [batch, letters]
            return answer.forward(letters.forward(x).transpose(1, 2));
        }
    }

    @Override
    public String name() {
        return "molecules";
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public boolean hasNumbers() {
        return false;
    }

    @Override
    public Setting setting(long seed) {
        Shape shape = Shape.of(32, 1).activation(Activation::silu);
        var setting = new Setting(this, seed, shape, MoleculesWard::net, Huber.of());
        setting.epochs = 10;
        setting.rule = Rule.adam(5e-3);
        setting.data(molecules(2_500, new SplittableRandom(seed)), 1_200, 400);
        return setting;
    }

    private static Layer net(Setting setting) {
        Shape shape = setting.shape;
        int vectors = Math.max(1, shape.width() / 2);
        List<Layer> layers = new ArrayList<>();
        for (int in : new int[] {vectors, shape.width()}) {
            layers.add(Conv1d.of(in, shape.width(), 3, c -> c.padding(1)));
            layers.add(shape.activation().get());
        }
        layers.add(GlobalAvgPool.of()); // [batch, width]
        layers.addAll(Blocks.rows(shape, shape.width(), 1));
        return new Reader(Embedding.of(OTHER + 1, vectors), Sequential.of(layers));
    }

    /// Different molecules that are written with 6 to 48 letters.
    private static Sheet molecules(int count, SplittableRandom chance) {
        Table table = Table.read(Datasets.path("molecules").resolve("polar-surface.csv"));
        Column structures = table.column("smiles");
        double[] surfaces = ((Numbers) table.column("polar_surface")).values();
        long[] x = new long[count * LENGTH];
        double[] y = new double[count];
        Set<String> taken = new HashSet<>();
        while (taken.size() < count) {
            int row = chance.nextInt(table.rows());
            String structure = structures.text(row);
            if (structure.length() >= 6 && structure.length() <= LENGTH && taken.add(structure)) {
                int place = taken.size() - 1;
                for (int i = 0; i < structure.length(); i++) {
                    int letter = LETTERS.indexOf(structure.charAt(i));
                    x[place * LENGTH + i] = letter < 0 ? OTHER : 1 + letter;
                }
                y[place] = (surfaces[row] - MEAN) / SPREAD;
            }
        }
        return new Sheet(Tensor.of(x, count, LENGTH), Tensor.of(y, count, 1).toFloat());
    }
}
