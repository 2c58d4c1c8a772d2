package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.train.Callback;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The short form: three faults in two tasks and as many controls.
final class SickNetworksTest {
    @TempDir private Path folder;

    @Test
    void theShortFormNamesWhatAnybodySees() throws Exception {
        Recipe.Outcome outcome =
                new SickNetworks().run(new Kitchen(folder, 0, 0.02, _ -> Callback.Answer.GO_ON));

        assertThat(outcome.value()).isGreaterThan(0.5);
        assertThat(Files.readAllLines(folder.resolve("examinations.csv"))).hasSize(1 + 6 + 6);
        assertThat(outcome.page().text())
                .contains("corrupt-values", "On tasks that rules were chosen on");
    }
}
