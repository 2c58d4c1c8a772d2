package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.recipes.SmallNetwork.Number;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackpropDrawnTest {
    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Number number(String name) {
        return SmallNetwork.ofTheLecture().numbers().get(SmallNetwork.NAMES.indexOf(name));
    }

    /// By hand: z1 = 4, z2 = -2, and the chain rule from behind.
    @Test
    void computesTheLecturesNumbers() {
        double a1 = sigmoid(4);
        double a2 = sigmoid(-2);
        double y = sigmoid(2 * a1 - a2);
        double atZ = 2 * y * y * (1 - y);

        assertThat(number("z1").value()).isEqualTo(4);
        assertThat(number("z2").value()).isEqualTo(-2);
        assertThat(number("L").value()).isCloseTo(y * y, within(1e-12));
        assertThat(number("z").gradient()).isCloseTo(atZ, within(1e-12));
        assertThat(number("v1").gradient()).isCloseTo(atZ * a1, within(1e-12));
        assertThat(number("w21").gradient()).isCloseTo(-atZ * 2 * a1 * (1 - a1), within(1e-12));
        assertThat(number("x1").gradient())
                .isCloseTo(atZ * (2 * a1 * (1 - a1) * 1 + -1 * a2 * (1 - a2) * -1), within(1e-12));
        assertThat(number("L").gradient()).isEqualTo(1);
    }

    @Test
    void agreesWithFiniteDifferencesInRandomNetworks() {
        var chance = new SplittableRandom(4);
        for (int i = 0; i < 5; i++) {
            assertThat(SmallNetwork.random(chance).disagreement()).isLessThan(1e-8);
        }
    }

    @Test
    void writesSmallNumbersSoThatTheyAreNotZero() {
        assertThat(GraphDrawing.written(2)).isEqualTo("2");
        assertThat(GraphDrawing.written(-0.125)).isEqualTo("-0.1250");
        assertThat(GraphDrawing.written(0.00012)).isEqualTo("1.2e-04");
    }

    @Test
    void drawsTheGraphInAllItsColours() {
        var image = GraphDrawing.of(SmallNetwork.ofTheLecture().numbers());

        int forward = 0;
        int backward = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                forward += (image.getRGB(x, y) & 0xffffff) == 0x0068a8 ? 1 : 0;
                backward += (image.getRGB(x, y) & 0xffffff) == 0xc04f00 ? 1 : 0;
            }
        }
        assertThat(forward).isGreaterThan(200);
        assertThat(backward).isGreaterThan(200);
    }

    @Test
    void writesAPageWithDrawingFormulasAndChart(@TempDir Path folder) {
        var recipe = new BackpropDrawn();
        var outcome = recipe.run(new Kitchen(folder, 1, 0.05, _ -> Answer.GO_ON));

        assertThat(recipe.target().isMet(outcome.value())).isTrue();
        assertThat(outcome.value()).isGreaterThan(0);
        assertThat(outcome.page().html())
                .contains("<figure class=\"drawing", "∂L/∂z = y·(1 - y) · ∂L/∂y", "The sigmoid");
    }
}
