package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaPredictorTest {
    @TempDir private static Path shared;
    @TempDir private Path folder;

    @BeforeAll
    static void train() {
        Path data = Made.sentences(shared.resolve("data"), 12);
        MediaTrain.of(data, c -> c.epochs(1).out(shared.resolve("run"))).run();
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name : new String[] {"media.json", "weights.safetensors"}) {
            Files.copy(shared.resolve("run/model/" + name), folder.resolve(name));
        }
    }

    private void complains(String... parts) {
        assertThatThrownBy(() -> MediaPredictor.load(folder))
                .isInstanceOf(DataException.class)
                .message()
                .startsWith("MediaPredictor(")
                .doesNotContain("\n")
                .contains(parts);
    }

    private void replaced(String pattern, String by) throws IOException {
        Path file = folder.resolve("media.json");
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, by);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    @Test
    void readsTheFolderOfTheRunAndOfTheModel() {
        assertThat(MediaPredictor.load(folder).classes()).containsExactly("kitchen", "sea");
        assertThat(MediaPredictor.load(shared.resolve("run")).kind()).isEqualTo(MediaKind.TEXT);
        assertThat(MediaPredictor.isModel(shared.resolve("run"))).isTrue();
        assertThat(MediaPredictor.isModel(shared)).isFalse();
    }

    @Test
    void refusesAFolderWithoutModel() throws IOException {
        Files.delete(folder.resolve("media.json"));
        complains("the folder of a run");
    }

    @Test
    void refusesDamagedText() throws IOException {
        Files.writeString(folder.resolve("media.json"), "{\"format\": 1, ");
        complains("a media.json that can be read");
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        replaced("\"format\" : 1", "\"format\" : 7");
        complains("format", "got 7");
    }

    @Test
    void refusesAnUnknownArchitecture() throws IOException {
        replaced("\"form\" : \"[A-Z_]+\"", "\"form\" : \"SHELL\"");
        complains("form", "SHELL");
    }

    @Test
    void refusesANetworkOfAnotherSize() throws IOException {
        replaced("\"in\" : \\d+", "\"in\" : 3");
        complains("architecture", "fits");
    }

    @Test
    void refusesEndlessNumbers() throws IOException {
        replaced("\"in\" : \\d+", "\"in\" : 99999999999");
        complains("in media.json", "whole number");
    }

    @Test
    void refusesOtherWeights() throws IOException {
        Files.writeString(folder.resolve("weights.safetensors"), "no weights");
        complains("weights.safetensors");
        Files.delete(folder.resolve("weights.safetensors"));
        complains("weights.safetensors");
    }

    @Test
    void namesAFileThatIsMissingOrOfAnotherKind() {
        var predictor = MediaPredictor.load(folder);
        assertThatThrownBy(() -> predictor.predict(folder.resolve("none.txt")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.txt");
        Path picture = Made.file(folder, "x", "a.png");
        Made.text(picture, "x");
        assertThatThrownBy(() -> predictor.predict(picture))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("texts");
    }
}
