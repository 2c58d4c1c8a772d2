package io.tarn.recipes;

import io.tarn.metric.RocAuc;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How surely each mail was called spam, and what it was.
///
/// @param odds log P(spam) / P(ham); above 0 the mail is called spam
/// @param spam 1 for spam, 0 for others
record SpamScores(double[] odds, int[] spam, RocAuc ranking) {
    static SpamScores of(double[] odds, int[] spam) {
        RocAuc ranking = RocAuc.of();
        try (var scope = Scope.open()) {
            double[][] scores = new double[odds.length][];
            for (int i = 0; i < odds.length; i++) {
                scores[i] = new double[] {0, odds[i]};
            }
            ranking.add(Tensor.of(scores), Tensor.of(spam, spam.length));
        }
        return new SpamScores(odds, spam, ranking);
    }

    /// The area under the ROC curve.
    double area() {
        return ranking.value();
    }

    double accuracy() {
        return accuracy(IntStream.range(0, odds.length).toArray());
    }

    /// The share of these mails that is judged rightly.
    double accuracy(int... mails) {
        return 1 - IntStream.of(mails).filter(this::isWrong).count() / (double) mails.length;
    }

    boolean isWrong(int mail) {
        return odds[mail] > 0 != (spam[mail] == 1);
    }

    /// The number of wrong mails to which it gave a probability of 99.9% or more.
    long sureAndWrong() {
        double sure = Math.log(0.999 / 0.001);
        return IntStream.range(0, odds.length)
                .filter(mail -> isWrong(mail) && Math.abs(odds[mail]) >= sure)
                .count();
    }

    /// The wrong ones, the surest first.
    List<Integer> worst(int most) {
        return IntStream.range(0, odds.length)
                .filter(this::isWrong)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer mail) -> -Math.abs(odds[mail])))
                .limit(most)
                .toList();
    }
}
