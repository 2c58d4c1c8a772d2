package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocallyLinearEmbeddingTest extends ModelContract<LocallyLinearEmbedding> {
    @Override
    protected LocallyLinearEmbedding fit(Tensor x, Tensor y) {
        return LocallyLinearEmbedding.fit(x, c -> c.neighbours(25));
    }

    @Override
    protected Tensor ask(LocallyLinearEmbedding model, Tensor x) {
        return model.transform(x);
    }

    @Test
    void isThatOfScikitLearnOnRowsSeenAndNew() {
        Tensor digits = Golden.of("map/digits").get("x");
        var model = LocallyLinearEmbedding.fit(digits.narrow(0, 0, 300));
        Tensor mine =
                Tensor.cat(List.of(model.map(), model.transform(digits.narrow(0, 300, 40))), 0);
        Tensor theirs = Golden.of("map/neighbours").get("lle");
        Tensor signs = mine.mul(theirs).sum(0).sign();
        assertThat(mine.mul(signs).sub(theirs).abs().max().item()).isLessThan(1e-6);
    }

    /// A strip of paper, rolled up.
    private static Tensor roll(int rows) {
        Tensor along = Random.of(1).uniform(rows).toDouble();
        Tensor across = Random.of(2).uniform(rows).toDouble().mul(2);
        Tensor angle = along.mul(6).add(1.5);
        return Tensor.stack(List.of(angle.mul(angle.cos()), across, angle.mul(angle.sin())), 1);
    }

    @Test
    void rollsAStripOutFlat() {
        Tensor x = roll(600);
        Tensor along = Random.of(1).uniform(600).toDouble();
        Tensor first = LocallyLinearEmbedding.fit(x).map().select(1, 0);
        Tensor both = Tensor.stack(List.of(first, along), 0).corrcoef();
        assertThat(Math.abs(both.get(0, 1).item())).isGreaterThan(0.95);
    }

    @Test
    void findsTheSameByTurningAsByAllEigenvectors() {
        Tensor m = Random.of(4).normal(500, 500).toDouble();
        Tensor still = Tensor.ones(500).toDouble().div(Math.sqrt(500));
        Tensor across = m.sub(m.matmul(still).unsqueeze(1).mul(still)); // across · still = 0
        Tensor product = across.t().matmul(across);
        Tensor turned = SlowestWaves.of("Test", product, still, 3);
        Tensor values = turned.t().matmul(product).matmul(turned).diagonal(0);
        Tensor all = Decompositions.eigvalsh(product).narrow(0, 1, 3);
        assertThat(values.allClose(all, 1e-8, 1e-10)).isTrue();
    }

    @Test
    void keepsAKnownRowWhereItIs() {
        Tensor x = roll(300);
        var model = LocallyLinearEmbedding.fit(x);
        double off = model.transform(x).sub(model.map()).abs().max().item();
        assertThat(off)
                .isCloseTo(0, offset(0.05)); // the regularisation gives others a little weight
    }

    @Test
    void complainsAboutPartsThatDoNotHangTogether() {
        Tensor x = Random.of(1).normal(40, 3).toDouble();
        Tensor apart = Tensor.cat(List.of(x, x.add(1_000)), 0);
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(apart))
                .hasMessageContaining("rows that hang together as neighbours, got 2 parts");
        Tensor repeated = Tensor.cat(List.of(x, x.narrow(0, 0, 2).repeat(20, 1)), 0);
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(repeated))
                .hasMessageContaining("drop repeated rows");
        Tensor more = Tensor.cat(List.of(Random.of(5).normal(400, 3).toDouble(), repeated), 0);
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(more))
                .hasMessageContaining("drop repeated rows");
    }

    @Test
    void complainsAboutWhatCannotBe() {
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(x(), c -> c.components(12)))
                .hasMessageContaining("more neighbours than components");
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(x(), c -> c.neighbours(60)))
                .hasMessageContaining("61 rows or more");
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(x(), c -> c.regularisation(0)))
                .hasMessageContaining("a regularisation above 0");
        assertThatThrownBy(() -> LocallyLinearEmbedding.fit(Tensor.zeros(10_001, 2)))
                .hasMessageContaining("at most 10000 rows");
    }
}
