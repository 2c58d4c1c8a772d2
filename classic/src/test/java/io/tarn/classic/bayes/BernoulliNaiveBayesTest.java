package io.tarn.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class BernoulliNaiveBayesTest extends ModelContract<BernoulliNaiveBayes> {
    @Override
    protected BernoulliNaiveBayes fit(Tensor x, Tensor y) {
        return BernoulliNaiveBayes.fit(x, y, c -> c.threshold(1));
    }

    @Override
    protected Tensor ask(BernoulliNaiveBayes model, Tensor x) {
        return model.scores(x);
    }

    @Test
    void hasTheLogProbabilitiesOfScikitLearn() {
        Golden digits = Golden.of("bayes/digits");
        Tensor x = digits.get("x");
        var plain = BernoulliNaiveBayes.fit(x, digits.get("y"), c -> c.threshold(8));
        assertThat(plain.scores(x).allClose(digits.get("bernoulli"), 1e-6, 1e-6)).isTrue();
        var little =
                BernoulliNaiveBayes.fit(x, digits.get("y"), c -> c.threshold(8).smoothing(0.1));
        assertThat(little.scores(x).allClose(digits.get("bernoulli_little"), 1e-6, 1e-6)).isTrue();
    }

    @Test
    void countsWhatIsAbsent() {
        Tensor x = Tensor.of(new long[][] {{1, 0}, {1, 0}, {0, 1}}).toDouble();
        var model = BernoulliNaiveBayes.fit(x, Tensor.of(0L, 0, 1));
        // class 0: 3/4 and 1/4; class 1: 1/3 and 2/3
        assertThat(model.chances().get(0).toDoubleArray()).containsExactly(0.75, 0.25);
        double zero = 2 / 3.0 * (1 / 4.0) * (3 / 4.0);
        double one = 1 / 3.0 * (2 / 3.0) * (1 / 3.0);
        assertThat(model.probabilities(Tensor.zeros(1, 2)).get(0, 0).item())
                .isCloseTo(zero / (zero + one), offset(1e-12));
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> BernoulliNaiveBayes.fit(x(), y(), c -> c.smoothing(0)))
                .hasMessageContaining("a smoothing above 0, got 0.0");
        assertThatThrownBy(() -> BernoulliNaiveBayes.fit(x(), y(), c -> c.threshold(Double.NaN)))
                .hasMessageContaining("a finite threshold");
    }
}
