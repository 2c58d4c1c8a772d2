package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.classic.Saved;
import io.tarn.classic.linear.Polynomials.Terms;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PolynomialsTest extends ModelContract<Polynomials> {
    @Override
    protected Polynomials fit(Tensor x, Tensor y) {
        return Polynomials.fit(x);
    }

    @Override
    protected Tensor ask(Polynomials model, Tensor x) {
        return model.transform(x);
    }

    @Test
    void makesTheTermsOfScikitLearn() {
        Golden golden = Golden.of("linear/polynomials");
        Tensor x = golden.get("x");
        var all = Polynomials.fit(x, c -> c.degree(3));
        assertThat(all.transform(x).allClose(golden.get("all"), 1e-12, 1e-12)).isTrue();
        var products = Polynomials.fit(x, c -> c.degree(3).terms(Terms.PRODUCTS));
        assertThat(products.transform(x).allClose(golden.get("products"), 1e-12, 1e-12)).isTrue();
    }

    @Test
    void namesItsTerms() {
        var terms = Polynomials.fit(Tensor.zeros(1, 2), c -> c.degree(3));
        assertThat(terms.names(List.of("a", "b")))
                .containsExactly("a", "b", "a²", "a b", "b²", "a³", "a² b", "a b²", "b³");
        assertThat(Polynomials.fit(Tensor.zeros(1, 1), c -> c.degree(12)).names(List.of("x")))
                .endsWith("x¹²");
        assertThatThrownBy(() -> terms.names(List.of("a"))).hasMessageContaining("2 names");
    }

    @Test
    void letsAWeightedSumLearnAPolynomial() {
        Tensor x = Tensor.linspace(-1, 1, 9).toDouble().unsqueeze(1);
        Tensor y = x.pow(3).mul(2).sub(x).add(1).squeeze(1);
        var terms = Polynomials.fit(x, c -> c.degree(3));
        var model = LinearRegression.fit(terms.transform(x), y);
        Tensor wanted = Tensor.of(-1.0, 0, 2).toDouble();
        assertThat(model.weights().allClose(wanted, 0, 1e-6)).isTrue();
    }

    @Test
    void complainsAboutTooManyTermsAndBadSettings() {
        assertThatThrownBy(() -> Polynomials.fit(Tensor.zeros(1, 100), c -> c.degree(9)))
                .hasMessageContaining("at most a million terms");
        assertThatThrownBy(() -> Polynomials.fit(x(), c -> c.degree(0)))
                .hasMessageContaining("a degree of 1 or more");
    }

    @Test
    void complainsAboutTermsOfLaterTerms() {
        Saved saved = Polynomials.fit(x()).saved();
        Tensor before = saved.tensor("before", -1).clampMin(0);
        var damaged = Map.of("before", before, "factor", saved.tensor("factor", -1));
        assertThatThrownBy(() ->
                        Polynomials.restore(Saved.of(saved.type(), saved.settings(), damaged)))
                .hasMessageContaining("the file is damaged");
    }
}
