package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FinderTest {
    @TempDir private Path folder;

    private void complains(Path data, String... parts) {
        assertThatThrownBy(() -> MediaTrain.of(data).run())
                .isInstanceOf(DataException.class)
                .message()
                .doesNotContain("\n")
                .contains(parts)
                .contains("expected", "got", ";");
    }

    private void texts(String group, int count) {
        for (int i = 0; i < count; i++) {
            Made.text(Made.file(folder, group, i + ".txt"), group + " text number " + i);
        }
    }

    @Test
    void knowsTheKindOfEachFolder() {
        assertThat(MediaTrain.kind(Made.shapes(folder.resolve("a"), 4)))
                .isEqualTo(MediaKind.IMAGES);
        assertThat(MediaTrain.kind(Made.tones(folder.resolve("b"), 4))).isEqualTo(MediaKind.SOUND);
        assertThat(MediaTrain.kind(Made.sentences(folder.resolve("c"), 5)))
                .isEqualTo(MediaKind.TEXT);
    }

    @Test
    void saysThatNothingIsThere() {
        complains(folder.resolve("none"), "nothing there");
        complains(folder, "no folders");
    }

    @Test
    void saysThatFilesAreLoose() {
        Made.text(folder.resolve("a.txt"), "hello");
        complains(folder, "1 loose file;", "move the files");
    }

    @Test
    void wantsTwoClasses() {
        texts("only", 12);
        complains(folder, "two classes or more", "\"only\"");
    }

    @Test
    void wantsTwoFilesInEveryClass() {
        texts("many", 12);
        texts("single", 1);
        complains(folder, "one in \"single\"");
    }

    @Test
    void wantsFilesInEveryClass() throws Exception {
        texts("many", 12);
        Files.createDirectory(folder.resolve("empty"));
        complains(folder, "none in \"empty\"");
    }

    @Test
    void wantsTenFiles() {
        texts("a", 4);
        texts("b", 4);
        complains(folder, "10 files or more", "got 8");
    }

    @Test
    void wantsFilesThatDiffer() {
        for (int i = 0; i < 16; i++) {
            Made.text(Made.file(folder, i % 2 == 0 ? "a" : "b", i + ".txt"), "the same");
        }
        complains(folder, "texts that differ", "16 texts, all with the same bytes");
    }

    @Test
    void wantsOneKind() {
        texts("words", 8);
        Made.shapes(folder, 4);
        complains(folder, "files of one kind", "12 images and 8 texts");
    }

    @Test
    void wantsKnownKinds() {
        for (int i = 0; i < 12; i++) {
            Made.text(Made.file(folder, i % 2 == 0 ? "a" : "b", i + ".pdf"), "x");
        }
        complains(folder, "images (png", "none among 12 files");
    }

    @Test
    void saysThatNothingCanBeRead() {
        for (int i = 0; i < 12; i++) {
            Made.text(Made.file(folder, i % 2 == 0 ? "a" : "b", i + ".png"), "no picture " + i);
        }
        complains(folder, "images that can be read", "none");
    }

    @Test
    void saysThatManySoundsAreDamaged() {
        Made.tones(folder, 5);
        for (int i = 0; i < 3; i++) {
            Made.text(folder.resolve("noise/bad" + i + ".wav"), "no sound");
        }
        complains(folder, "at most 5% of the sounds", "3 of 18", "bad0.wav");
    }

    @Test
    void leavesASingleDamagedFileOut() {
        Made.shapes(folder, 8);
        Made.text(folder.resolve("disc/bad.png"), "no picture");
        var readable = Readable.of(new Finder(folder).found(), PictureSize.OPEN);
        assertThat(readable.found().items()).hasSize(24);
        assertThat(readable.found().notes()).singleElement().asString().contains("bad.png");
        assertThat(readable.size()).isEqualTo(new PictureSize(1, 16, 16));
    }

    @Test
    void readsAManifestWithSides() {
        Made.sentences(folder, 8);
        var rows = new StringBuilder("path,label,split\n");
        for (int i = 0; i < 16; i++) {
            String group = i % 2 == 0 ? "sea" : "kitchen";
            String side = i < 12 ? "train" : "test";
            rows.append("%s/%d.txt,%s,%s%n".formatted(group, i, group.toUpperCase(), side));
        }
        Made.text(folder.resolve("list.csv"), rows.toString());
        Found found = new Finder(folder.resolve("list.csv")).found();
        assertThat(found.kind()).isEqualTo(MediaKind.TEXT);
        assertThat(found.classes()).containsExactly("KITCHEN", "SEA");
        assertThat(found.given()).containsExactly(Side.TRAINING, Side.TEST);
        assertThat(Parting.of(found, 1).split().test()).containsExactly(12, 13, 14, 15);
    }

    @Test
    void namesTheRowOfAManifestWithoutAFile() {
        Made.text(folder.resolve("list.csv"), "path,label\nmissing.txt,a\n");
        complains(folder.resolve("list.csv"), "row 1", "missing.txt");
    }
}
