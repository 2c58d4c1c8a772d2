package io.tarn.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every model keeps: it can be saved, asked from many threads, and complains in one line.
public abstract class ModelContract<M extends Model> {
    private static final int COLUMNS = 4;

    @TempDir protected Path folder;

    /// Learns from these rows, `[60, 4]`, none negative, and these classes, `[60]`, 0 to 2; numbers for models of numbers.
    protected abstract M fit(Tensor x, Tensor y);

    /// What the model is for.
    protected abstract Tensor ask(M model, Tensor x);

    /// Three clouds of rows.
    protected static Tensor x() {
        Tensor centres = y().toDouble().unsqueeze(1).mul(Tensor.of(new double[] {2, 1, 0, 3}));
        return Random.of(1).normal(60, COLUMNS).toDouble().add(centres).abs();
    }

    protected static Tensor y() {
        return Tensor.arange(60).remainder(3).toLong();
    }

    @Test
    void answersTheSameAfterSavingAndLoading() {
        M model = fit(x(), y());
        Path file = folder.resolve("model.safetensors");
        model.save(file);
        @SuppressWarnings("unchecked")
        M again = (M) Model.load(file, model.getClass());
        assertThat(ask(again, x()).toDouble().toDoubleArray())
                .isEqualTo(ask(model, x()).toDouble().toDoubleArray());
        assertThat(again).hasToString(model.toString());
    }

    @Test
    void complainsAboutFilesThatLackSomething() {
        Saved saved = fit(x(), y()).saved();
        assertThat(saved.tensors()).isNotEmpty();
        for (String name : saved.tensors().keySet()) {
            Map<String, Tensor> rest = new HashMap<>(saved.tensors());
            rest.remove(name);
            Path file = folder.resolve("damaged.safetensors");
            SavedFile.write(file, new Saved(saved.type(), saved.settings(), rest));
            assertThatThrownBy(() -> Model.load(file))
                    .isInstanceOf(TensorException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void complainsAboutFilesOfOtherTensors() {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, Map.of("a", Tensor.zeros(2)));
        assertThatThrownBy(() -> Model.load(file)).hasMessageContaining("other tensors");
    }

    @Test
    void answersManyThreadsAtOnce() {
        M model = fit(x(), y());
        double[] alone = ask(model, x()).toDouble().toDoubleArray();
        var answers =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> ask(model, x()).toDouble().toDoubleArray())
                        .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(alone));
    }

    @Test
    void complainsAboutRowsOfAnotherWidth() {
        M model = fit(x(), y());
        assertThatThrownBy(() -> ask(model, Tensor.zeros(2, COLUMNS + 1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("4]");
    }

    @Test
    void complainsAboutMissingNumbers() {
        Tensor holed = x().div(x().sub(x().get(0, 0)));
        assertThatThrownBy(() -> fit(holed, y()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> fit(Tensor.zeros(0, COLUMNS), y().narrow(0, 0, 0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("row");
    }

    @Test
    void livesLongerThanTheScopeItWasLearnedIn() {
        M model;
        try (var _ = Scope.open()) {
            model = fit(x(), y());
        }
        assertThat(ask(model, x()).size(0)).isEqualTo(60);
    }
}
