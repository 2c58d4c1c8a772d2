package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.train.Callback;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipesTest {
    @TempDir private Path folder;

    @Test
    void everyRecipeHasAName() {
        assertThat(Recipes.all())
                .extracting(Recipe::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"));
        assertThat(Recipes.named("mnist-cnn").title()).contains("digits");
        assertThatThrownBy(() -> Recipes.named("mnist"))
                .hasMessageStartingWith("Recipes: expected one of [pokemon-cp")
                .hasMessageContaining("got mnist");
    }

    @Test
    void aTargetSaysWhatIsBetter() {
        assertThat(Target.atLeast("accuracy", 0.9).isMet(0.9)).isTrue();
        assertThat(Target.atLeast("accuracy", 0.9).isMet(0.89)).isFalse();
        assertThat(Target.atMost("error", 0.1).isMet(0.11)).isFalse();
        assertThat(Target.atMost("error", 0.1)).hasToString("error ≤ 0.1000");
    }

    @Test
    void crossEntropyGetsAwayWhereTheSquaredErrorIsFlat() {
        Recipe recipe = new MseVsCrossEntropy();
        Recipe.Outcome outcome = recipe.run(new Kitchen(folder, 0, 1, _ -> Callback.Answer.GO_ON));
        assertThat(recipe.target().isMet(outcome.value())).isTrue();
        assertThat(outcome.page().html()).contains("Cross entropy", "Mean squared error");
    }

    @Test
    void theShortFormReadsMostDigits() {
        Recipe.Outcome outcome =
                new MnistCnn().run(new Kitchen(folder, 0, 0.2, _ -> Callback.Answer.GO_ON));
        assertThat(outcome.value()).isGreaterThan(0.85);
        assertThat(outcome.page().text()).contains("Where it was surest and wrong");
    }

    @Test
    void someHaveANetworkToExamine() {
        var kitchen = new Kitchen(Path.of(""), 0, 0.02, _ -> Callback.Answer.GO_ON);

        assertThat(Recipes.named("mnist-cnn").patient(kitchen).orElseThrow().training().size())
                .isEqualTo(2000);
        assertThat(Recipes.named("pokemon-cp").patient(kitchen)).isEmpty();
    }
}
