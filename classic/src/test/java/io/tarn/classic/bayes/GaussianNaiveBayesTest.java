package io.tarn.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GaussianNaiveBayesTest extends ModelContract<GaussianNaiveBayes> {
    @Override
    protected GaussianNaiveBayes fit(Tensor x, Tensor y) {
        return GaussianNaiveBayes.fit(x, y);
    }

    @Override
    protected Tensor ask(GaussianNaiveBayes model, Tensor x) {
        return model.scores(x);
    }

    @Test
    void hasTheLogProbabilitiesOfScikitLearn() {
        Golden wine = Golden.of("bayes/wine");
        Tensor scores = fit(wine.get("x"), wine.get("y")).scores(wine.get("x"));
        assertThat(scores.allClose(wine.get("naive"), 1e-6, 1e-6)).isTrue();
    }

    @Test
    void smoothsPixelsThatNeverChange() {
        Golden digits = Golden.of("bayes/digits");
        Tensor scores = fit(digits.get("x"), digits.get("y")).scores(digits.get("x"));
        assertThat(scores.allClose(digits.get("gaussian"), 1e-6, 1e-6)).isTrue();
    }

    @Test
    void isAGaussianClassifierWithoutCorrelations() {
        Tensor square = Tensor.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor x = Tensor.cat(List.of(square, square.mul(3).add(1)), 0);
        Tensor y = Tensor.of(0L, 0, 0, 0, 1, 1, 1, 1);
        var naive = GaussianNaiveBayes.fit(x, y, c -> c.smoothing(0));
        assertThat(naive.scores(x).allClose(GaussianClassifier.fit(x, y).scores(x), 1e-10, 1e-10))
                .isTrue();
        assertThat(naive.variances().toDoubleArray()).containsExactly(0.25, 0.25, 2.25, 2.25);
        assertThat(naive.means().toDoubleArray()).containsExactly(0.5, 0.5, 2.5, 2.5);
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> GaussianNaiveBayes.fit(x(), y(), c -> c.smoothing(-1)))
                .hasMessageContaining("a smoothing of 0 or more, got -1.0");
        assertThatThrownBy(() -> fit(Tensor.ones(60, 4), y()))
                .hasMessageContaining("a variance of 0");
    }
}
