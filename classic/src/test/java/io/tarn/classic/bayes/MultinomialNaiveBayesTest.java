package io.tarn.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class MultinomialNaiveBayesTest extends ModelContract<MultinomialNaiveBayes> {
    @Override
    protected MultinomialNaiveBayes fit(Tensor x, Tensor y) {
        return MultinomialNaiveBayes.fit(x, y);
    }

    @Override
    protected Tensor ask(MultinomialNaiveBayes model, Tensor x) {
        return model.scores(x);
    }

    @Test
    void hasTheLogProbabilitiesOfScikitLearn() {
        Golden digits = Golden.of("bayes/digits");
        Tensor x = digits.get("x");
        Tensor plain = fit(x, digits.get("y")).scores(x);
        assertThat(plain.allClose(digits.get("multinomial"), 1e-6, 1e-6)).isTrue();
        var little = MultinomialNaiveBayes.fit(x, digits.get("y"), c -> c.smoothing(0.1));
        assertThat(little.scores(x).allClose(digits.get("multinomial_little"), 1e-6, 1e-6))
                .isTrue();
    }

    @Test
    void sharesTheCountsOfAClassAmongItsColumns() {
        Tensor x = Tensor.of(new long[][] {{3, 0}, {2, 1}, {0, 4}}).toDouble();
        var model = fit(x, Tensor.of(0L, 0, 1));
        assertThat(model.chances().toDoubleArray())
                .containsExactly(6 / 8.0, 2 / 8.0, 1 / 6.0, 5 / 6.0);
        assertThat(model.priors().toDoubleArray()).containsExactly(2 / 3.0, 1 / 3.0);
    }

    @Test
    void complainsAboutCountsBelowZeroAndBadSettings() {
        assertThatThrownBy(() -> fit(x().neg(), y())).hasMessageContaining("counts of 0 or more");
        assertThatThrownBy(() -> fit(x(), y()).scores(x().neg()))
                .hasMessageContaining("GaussianNaiveBayes");
        assertThatThrownBy(() -> MultinomialNaiveBayes.fit(x(), y(), c -> c.smoothing(0)))
                .hasMessageContaining("a smoothing above 0, got 0.0");
    }
}
