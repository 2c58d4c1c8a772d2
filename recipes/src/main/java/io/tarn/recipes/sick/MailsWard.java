package io.tarn.recipes.sick;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.data.text.Vocabulary;
import io.tarn.data.text.WordSplitter;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Embedding;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.nn.TransformerEncoder;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A transformer: whether a mail is spam, by the first words of its text.
final class MailsWard implements Ward {
    private static final int WORDS = 1_500;
    private static final int LENGTH = 40;

    /// Words and their places as vectors, one encoder layer, and the mean over the words answers.
    private record Reader(
            Embedding words, Embedding places, TransformerEncoder encoder, Layer answer)
            implements Layer {
        @Override
        public Tensor forward(Tensor x) { // [batch, words]
            Tensor vectors = words.forward(x).add(places.forward(Tensor.arange(x.size(1))));
            return answer.forward(encoder.forward(vectors).mean(1));
        }
    }

    /// @param spam whether each mail is, and `words` the first of each
    private record Mails(List<List<String>> words, List<Boolean> spam) {
        static Mails read() {
            Table table = Table.read(Datasets.path("spam"));
            Column text = table.column("text");
            Column label = table.column("label");
            var splitter = WordSplitter.of();
            List<List<String>> words = new ArrayList<>();
            List<Boolean> spam = new ArrayList<>();
            for (int i = 0; i < table.rows(); i++) {
                String plain = text.text(i).replaceAll("(?s)<[/!a-zA-Z][^>]*(>|$)", " ");
                List<String> found =
                        splitter.split(plain.substring(0, Math.min(400, plain.length())));
                if (found.size() >= LENGTH) {
                    words.add(found.subList(0, LENGTH));
                    spam.add(label.text(i).equals("spam"));
                }
            }
            return new Mails(words, spam);
        }
    }

    /// Mails are read once for all seeds.
    private static final class Kept {
        private static final Mails MAILS = Mails.read();
        private static final Vocabulary VOCABULARY =
                Vocabulary.of(MAILS.words(), c -> c.most(WORDS));
    }

    @Override
    public String name() {
        return "transformer";
    }

    @Override
    public int classes() {
        return 2;
    }

    @Override
    public boolean hasNumbers() {
        return false;
    }

    @Override
    public Setting setting(long seed) {
        var setting = new Setting(this, seed, Shape.of(32, 1), MailsWard::net, CrossEntropy.of());
        setting.epochs = 6;
        setting.rule = Rule.adam(2e-3);
        setting.data(rows(2_400, new SplittableRandom(seed)), 1_500, 400);
        return setting;
    }

    private static Layer net(Setting setting) {
        Shape shape = setting.shape;
        int width = Math.max(2, shape.width());
        return new Reader(
                Embedding.of(Kept.VOCABULARY.size(), width),
                Embedding.of(LENGTH, width),
                TransformerEncoder.of(
                        1,
                        width,
                        width % 2 == 0 ? 2 : 1,
                        c -> c.feedForward(2L * width).dropout(0)),
                Sequential.of(Blocks.rows(shape, width, 2)));
    }

    /// As many spam mails as others.
    private static Sheet rows(int count, SplittableRandom chance) {
        Mails mails = Kept.MAILS;
        boolean[] taken = new boolean[mails.words().size()];
        long[] x = new long[count * LENGTH];
        long[] y = new long[count];
        for (int i = 0; i < count; ) {
            int row = chance.nextInt(taken.length);
            if (!taken[row] && mails.spam().get(row) == (i % 2 == 1)) {
                taken[row] = true;
                int[] ids = Kept.VOCABULARY.ids(mails.words().get(row));
                int place = i * LENGTH;
                IntStream.range(0, LENGTH).forEach(j -> x[place + j] = ids[j]);
                y[i] = i % 2;
                i++;
            }
        }
        return new Sheet(Tensor.of(x, count, LENGTH), Tensor.of(y, count));
    }
}
