package io.tarn.recipes.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.train.Callback;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranslateEnZhTest {
    @TempDir private Path folder;

    @Test
    void theShortFormComparesFourNets() {
        Recipe.Outcome outcome =
                new TranslateEnZh().run(new Kitchen(folder, 0, 0.002, _ -> Callback.Answer.GO_ON));
        assertThat(outcome.value()).isBetween(-1.0, 1.0);
        assertThat(outcome.page().text())
                .contains("recurrent net", "with texts translated back", "What was written back");
    }
}
