package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.train.Callback.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptFiguresTest {
    private static final Path DOCS = Path.of("..", "docs", "lectures");
    private static final Page PAGE =
            Page.of("page")
                    .section(
                            "s",
                            s ->
                                    s.chart(
                                            Lines.of("Loss").line("l", 2, 1),
                                            Lines.of("Accuracy").line("a", 0, 1)));

    @TempDir private Path folder;

    @Test
    void drawsAllWhereNoneAreKept() throws IOException {
        Path inside = folder.resolve("new");

        assertThat(KeptFigures.renew(PAGE, inside))
                .containsExactly(inside.resolve("loss.svg"), inside.resolve("accuracy.svg"));
    }

    @Test
    void drawsOnlyThoseThatAreKept() throws IOException {
        Files.writeString(folder.resolve("loss.svg"), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");

        KeptFigures.renew(PAGE, folder);

        assertThat(folder.resolve("loss.svg")).content().startsWith("<svg");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve("accuracy.svg")).doesNotExist();
    }

    @Test
    void complainsAboutAFigureThatTheRecipeNoLongerDraws() throws IOException {
        Files.writeString(folder.resolve("error.svg"), "old");

        assertThatThrownBy(() -> KeptFigures.renew(PAGE, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("one of [loss.svg, accuracy.svg]")
                .hasMessageContaining("error.svg");
        assertThat(folder.resolve("error.svg")).hasContent("old");
    }

    /// The recipes that take a moment: their figures in the docs are those that they draw.
    @ParameterizedTest
    @ValueSource(strings = {"mse-vs-cross-entropy", "backprop-drawn", "pokemon-cp"})
    void theDocsKeepFiguresThatTheRecipeDraws(String name) throws IOException {
        var kitchen = new Kitchen(folder, 0, 0.05, _ -> Answer.GO_ON);
        var drawn = Recipes.named(name).run(kitchen).page().pictures();

        try (var kept = Files.list(DOCS.resolve("figures").resolve(name))) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(drawn::containsKey);
        }
    }

    @Test
    void everyRecipeHasAPageWithFiguresAndItsCommand() throws IOException {
        for (Recipe recipe : Recipes.all()) {
            var page = Files.readString(DOCS.resolve(recipe.name() + ".md"));
            assertThat(page).contains("tarn run " + recipe.name());
            assertThat(Files.readString(DOCS.resolve("README.md")))
                    .contains("(" + recipe.name() + ".md)");
            try (var kept = Files.list(DOCS.resolve("figures").resolve(recipe.name()))) {
                List<String> names = kept.map(file -> file.getFileName().toString()).toList();
                assertThat(names)
                        .as(recipe.name())
                        .isNotEmpty()
                        .allMatch(file -> page.contains("figures/" + recipe.name() + "/" + file));
            }
        }
    }
}
