package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DigitsMapTest {
    /// Twelve rows of digit 3 far from eleven of digit 7, of which one stands among the others.
    @Test
    void countsRowsWhoseNeighboursAreOfTheirDigit() {
        Tensor rows = Tensor.arange(23).toDouble();
        Tensor far = rows.ge(11).toDouble().mul(1_000);
        Tensor x = Tensor.stack(List.of(rows.add(far), rows), 1);
        Tensor y = rows.ge(12).toLong().mul(4).add(3); // row 11 stands with the sevens, and is a 3
        assertThat(DigitsMap.agreement(x, y)).isEqualTo(22 / 23.0);
    }

    @Test
    void theShortFormPutsLikeDigitsTogether(@TempDir Path folder) {
        var outcome = new DigitsMap().run(new Kitchen(folder, 0, 0.02, _ -> Answer.GO_ON));
        assertThat(outcome.value()).isGreaterThan(0.7);
        assertThat(outcome.page().pictures())
                .containsKeys(
                        "t-sne.png",
                        "principal-components.png",
                        "locally-linear-embedding.png",
                        "laplacian-eigenmaps.png");
        assertThat(outcome.page().text()).contains("trustworthiness", "800");
    }
}
