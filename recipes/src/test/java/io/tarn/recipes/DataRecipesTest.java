package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.train.Callback;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short forms of the recipes on tables and mails: they need not reach their targets, but must be near.
final class DataRecipesTest {
    @TempDir private Path folder;

    private Recipe.Outcome run(Recipe recipe) {
        return recipe.run(new Kitchen(folder, 0, 0.02, _ -> Callback.Answer.GO_ON));
    }

    private static int charts(Recipe.Outcome outcome) {
        return outcome.page().html().split("<figure", -1).length - 1;
    }

    @Test
    void pokemonCpGainsBySpecies() {
        var outcome = run(new PokemonCp());

        assertThat(outcome.value()).isBetween(0.6, 1.0);
        assertThat(charts(outcome)).isEqualTo(4);
        assertThat(outcome.page().text()).contains("with species", "validation, L2");
    }

    @Test
    void titanicIsBetterThanAlwaysNoAndShowsTheLeak() {
        var outcome = run(new Titanic());

        assertThat(outcome.value()).isBetween(0.7, 0.92);
        assertThat(charts(outcome)).isEqualTo(5);
        assertThat(outcome.page().text()).contains("with boat and body");
        assertThat(folder.resolve("search.html")).isNotEmptyFile();
        assertThat(folder.resolve("model")).isDirectory();
    }

    @Test
    void bankIsBetterThanChanceAndShowsTheLeak() {
        var outcome = run(new Bank());

        assertThat(outcome.value()).isBetween(0.65, 0.9);
        assertThat(charts(outcome)).isEqualTo(3);
        assertThat(outcome.page().text()).contains("with duration");
        assertThat(folder.resolve("search.html")).isNotEmptyFile();
    }

    @Test
    void spamWordsRanksSpamAboveHam() {
        var outcome = run(new SpamWords());

        assertThat(outcome.value()).isBetween(0.9, 1.0);
        assertThat(charts(outcome)).isEqualTo(4);
        assertThat(outcome.page().text()).contains("hard-ham-1", "naive Bayes");
    }

    @Test
    void evolutionsJoinEverySpeciesWithTheOneBefore() {
        Evolutions all = Evolutions.read();

        assertThat(all.size()).isEqualTo(247);
        // Bulbasaur 1115 → Ivysaur 1699 → Venusaur 2720
        assertThat(all.before()).startsWith(1115, 1699);
        assertThat(all.after()).startsWith(1699, 2720);
        assertThat(all.last()).startsWith(false, true);
        assertThat(all.kinds()[7]).containsOnly(0, 1);
        assertThat(all.families()[0]).isEqualTo(all.families()[1]);
    }
}
