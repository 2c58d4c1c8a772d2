package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.data.Loader;
import io.tarn.data.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoundDatasetTest {
    private static final SoundFeatures FEATURES = SoundFeatures.logMel(c -> c.rate(8000).mels(12));

    @TempDir private Path folder;

    @BeforeEach
    void makeTwelveSoundsOfThreeClasses() throws IOException {
        for (int i = 0; i < 12; i++) {
            var group =
                    Files.createDirectories(
                            folder.resolve(List.of("zwei", "ein", "drei").get(i % 3)));
            float[] values = new float[800 + 160 * i];
            for (int t = 0; t < values.length; t++) {
                values[t] = (float) (0.5 * Math.sin(0.1 * (i % 3 + 1) * t));
            }
            Wav.write(
                    group.resolve("%02d.wav".formatted(i)),
                    Sound.of(values, i % 2 == 0 ? 8000 : 16000));
        }
        Files.writeString(folder.resolve("ein/notes.txt"), "no sound");
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(folder.resolve(".hidden/a.wav"), "no sound either");
    }

    @Test
    void aFolderForEachClassGivesItsName() {
        var recordings = Recordings.folder(folder);
        assertThat(recordings.classes()).containsExactly("drei", "ein", "zwei");
        assertThat(recordings.files()).hasSize(12);
        assertThat(recordings.labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
        assertThat(recordings.files().getFirst()).hasFileName("02.wav");
    }

    @Test
    void padsAndTellsTheLengths() {
        var data = Recordings.folder(folder).dataset(FEATURES);
        var batch = data.batch(new int[] {0, 3, 8}, new SplittableRandom(1));
        long[] lengths = batch.inputs().get(1).toLongArray();
        assertThat(lengths[0]).isNotEqualTo(lengths[1]);
        assertThat(batch.x().shape().toArray())
                .containsExactly(3, Math.max(lengths[0], Math.max(lengths[1], lengths[2])), 12);
        assertThat(batch.y().toLongArray()).containsExactly(0, 0, 2);
        int[] all = data.lengths();
        assertThat(lengths).containsExactly(all[0], all[3], all[8]);
        int shortest = lengths[0] < lengths[1] ? 0 : 1;
        long length = lengths[shortest];
        var rest = batch.x().select(0, shortest).narrow(0, length, batch.x().size(1) - length);
        assertThat(rest.abs().max().item()).isZero();
        assertThat(batch.x().select(0, shortest).narrow(0, 0, length).abs().min().item())
                .isPositive();
    }

    @Test
    void fixedFramesCutAndPad() {
        var data =
                SoundDataset.of(Recordings.folder(folder), FEATURES, c -> c.frames(20).memory(0));
        var batch = data.all();
        assertThat(batch.x().shape().toArray()).containsExactly(12, 20, 12);
        // the i-th sound has 800 + 160·i samples; a frame each 80, or each 160 where i is odd
        int[] expected = {15, 11, 20, 17, 7, 19, 13, 20, 11, 9, 20, 15};
        assertThat(batch.inputs().get(1).toIntArray()).containsExactly(expected);
        assertThat(data.lengths()).containsExactly(expected);
    }

    @Test
    void bucketsKeepSimilarLengthsTogetherWhateverTheThreads() {
        var data = Recordings.folder(folder).dataset(FEATURES);
        var sampler = Sampler.bucketed(data.lengths(), 3, 7);
        var sums = new ArrayList<Double>();
        for (int threads : new int[] {0, 3}) {
            var loader =
                    Loader.of(
                            data.map(SpecAugment.of()),
                            c -> c.batchSize(3).sampler(sampler).threads(threads));
            double sum = 0;
            int place = 1;
            try (var epoch = loader.epoch(0)) {
                for (var batch : epoch) {
                    sum += batch.x().sum().item() * place++;
                }
            }
            sums.add(sum);
        }
        assertThat(sums.get(0)).isEqualTo(sums.get(1));
    }

    @Test
    void badFoldersAndListsComplain() {
        assertThatThrownBy(() -> Recordings.folder(folder.resolve("none")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Recordings.folder: expected to read ");
        assertThatThrownBy(() -> Recordings.folder(folder.resolve("ein")))
                .hasMessageContaining("a folder of .wav files for each class");
        assertThatThrownBy(() -> Recordings.of(List.of(folder), List.of()))
                .hasMessageContaining("0 labels");
        var missing =
                Recordings.of(List.of(folder.resolve("x.wav")), List.of("a")).dataset(FEATURES);
        assertThatThrownBy(missing::all).hasMessageContaining("x.wav");
    }

    @Test
    void withoutClassesThereAreNoTargets() {
        var files = Recordings.folder(folder).files();
        var data = Recordings.of(files).select(3, 4).dataset(FEATURES);
        assertThat(data.all().targets()).isEmpty();
        assertThat(data.all().size()).isEqualTo(2);
    }
}
