package io.tarn.classic.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.data.text.BagOfWords;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LsaTest extends ModelContract<Lsa> {
    @Override
    protected Lsa fit(Tensor x, Tensor y) {
        return Lsa.fit(x, 3);
    }

    @Override
    protected Tensor ask(Lsa model, Tensor x) {
        return model.transform(x);
    }

    @Test
    void hasTheComponentsOfScikitLearn() {
        Golden golden = Golden.of("factor/mails");
        Tensor x = golden.get("counts").toDouble().log1p();
        var model = Lsa.fit(x, 5, c -> c.iterations(40));
        Tensor same = model.components().mul(golden.get("components")).sum(1).abs();
        assertThat(same.allClose(Tensor.ones(5).toDouble(), 0, 1e-8)).isTrue();
        assertThat(model.singularValues().allClose(golden.get("singular_values"), 1e-8, 0))
                .isTrue();
    }

    @Test
    void isNearlyExactAfterTheUsualIterations() {
        Tensor x = Golden.of("factor/mails").get("counts").toDouble().log1p();
        double[] exact = Decompositions.svdvals(x).toDoubleArray();
        double[] found = Lsa.fit(x, 5).singularValues().toDoubleArray();
        for (int i = 0; i < 5; i++) {
            assertThat(found[i]).isCloseTo(exact[i], within(0.005 * exact[i]));
        }
    }

    @Test
    void takesSparseRowsAsIfTheyWereDense() {
        List<String> texts =
                List.of("cats chase mice", "mice eat cheese", "cats sleep", "cheese and wine");
        var x = BagOfWords.fit(texts).rows(texts);
        var sparse = Lsa.fit(x, 2);
        var dense = Lsa.fit(x.tensor(), 2);
        assertThat(sparse.components().allClose(dense.components(), 1e-9, 1e-9)).isTrue();
        assertThat(sparse.transform(x).allClose(dense.transform(x.tensor()), 1e-9, 1e-9)).isTrue();
    }

    @Test
    void putsWordsTogetherThatNeverMeetButShareCompany() {
        List<String> texts = List.of("car engine", "auto engine", "car road", "auto road", "tea");
        var bag = BagOfWords.fit(texts);
        Tensor seen =
                Lsa.fit(bag.rows(texts), 2).transform(bag.rows(List.of("car", "auto", "tea")));
        Tensor unit = seen.div(seen.normKeep(2, 1));
        Tensor alike = unit.matmul(unit.t());
        assertThat(alike.get(0, 1).item()).isCloseTo(1, within(1e-9));
        assertThat(alike.get(0, 2).item()).isCloseTo(0, within(1e-9));
    }

    @Test
    void complainsAboutWhatItCannotDo() {
        assertThatThrownBy(() -> Lsa.fit(x(), 5)).hasMessageContaining("1 to 4 components, got 5");
        assertThatThrownBy(() -> Lsa.fit(x(), 2, c -> c.iterations(-1)))
                .hasMessageContaining("0 iterations or more, got -1");
        var texts = List.of("a tea", "a cup");
        var one = BagOfWords.fit(texts).rows(texts);
        assertThatThrownBy(() -> fit(x(), y()).transform(one))
                .hasMessageContaining("x of shape [rows, 4]");
    }
}
