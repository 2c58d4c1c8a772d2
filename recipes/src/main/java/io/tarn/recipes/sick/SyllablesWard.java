package io.tarn.recipes.sick;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Embedding;
import io.tarn.nn.Gru;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;

/// A recurrent net: how many syllables an English word has, letter by letter.
final class SyllablesWard implements Ward {
    private static final int LETTERS = 27; // and nothing
    private static final int LENGTH = 10;
    private static final int CLASSES = 4;

    /// Letters as vectors, read from left to right; the last state answers.
    private record Reader(Embedding letters, Gru gru, Layer answer) implements Layer {
        @Override
        public Tensor forward(Tensor x) { // [batch, letters]
            return answer.forward(gru.run(letters.forward(x)).hidden().select(0, 0));
        }
    }

    @Override
    public String name() {
        return "rnn";
    }

    @Override
    public int classes() {
        return CLASSES;
    }

    @Override
    public boolean hasNumbers() {
        return false;
    }

    @Override
    public Setting setting(long seed) {
        var setting =
                new Setting(this, seed, Shape.of(32, 1), SyllablesWard::net, CrossEntropy.of());
        setting.epochs = 12;
        setting.rule = Rule.adam(8e-3);
        setting.data(words(2_900, new SplittableRandom(seed)), 1_500, 400);
        return setting;
    }

    private static Layer net(Setting setting) {
        Shape shape = setting.shape;
        return new Reader(
                Embedding.of(LETTERS, Math.max(1, shape.width() / 2)),
                Gru.of(Math.max(1, shape.width() / 2), shape.width()),
                Sequential.of(Blocks.rows(shape, shape.width(), CLASSES)));
    }

    /// Words of 3 to 10 letters at the right of their row; as many of 1, 2, 3 and 4 syllables.
    private static Sheet words(int count, SplittableRandom chance) {
        Table table = Table.read(Datasets.path("cmudict"));
        Column words = table.column("word");
        Column sounds = table.column("phonemes");
        long[] x = new long[count * LENGTH];
        long[] y = new long[count];
        int found = 0;
        while (found < count) {
            int row = chance.nextInt(table.rows());
            String word = words.text(row);
            int syllables = (int) sounds.text(row).chars().filter(Character::isDigit).count();
            if (word.matches("[A-Z]{3,10}") && syllables == 1 + found % CLASSES) {
                for (int i = 0; i < word.length(); i++) {
                    x[found * LENGTH + LENGTH - word.length() + i] = 1L + word.charAt(i) - 'A';
                }
                y[found++] = syllables - 1L;
            }
        }
        return new Sheet(Tensor.of(x, count, LENGTH), Tensor.of(y, count));
    }
}
