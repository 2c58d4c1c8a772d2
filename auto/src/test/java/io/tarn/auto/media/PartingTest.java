package io.tarn.auto.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartingTest {
    @TempDir private Path folder;

    private void text(String group, String name, String content) {
        Made.text(Made.file(folder, group, name), content);
    }

    private String content(Found found, int item) throws Exception {
        return Files.readString(found.items().get(item).file());
    }

    @Test
    void givesEachClassItsShare() {
        for (int i = 0; i < 100; i++) {
            text("a", i + ".txt", "a" + i);
            text("b", i + ".txt", i < 50 ? "b" + i : "b" + i);
        }
        Found found = new Finder(folder).found();
        Split split = Parting.of(found, 3).split();
        assertThat(split.test()).hasSize(40);
        assertThat(split.validation()).hasSize(24);
        assertThat(split.train()).hasSize(136);
        assertThat(Arrays.stream(split.test()).map(i -> found.items().get(i).label()).sum())
                .isEqualTo(20);
        assertThat(Parting.of(found, 3).split().test()).isEqualTo(split.test());
        assertThat(Parting.of(found, 4).split().test()).isNotEqualTo(split.test());
    }

    @Test
    void keepsFilesWithTheSameBytesTogether() throws Exception {
        for (int i = 0; i < 60; i++) {
            text(i % 2 == 0 ? "a" : "b", i + ".txt", "text " + i / 6 * 6 + " " + i % 2);
        }
        Found found = new Finder(folder).found();
        Parting parting = Parting.of(found, 1);
        Map<String, Integer> sides = new HashMap<>();
        int[][] all = {
            parting.split().train(), parting.split().validation(), parting.split().test()
        };
        for (int side = 0; side < 3; side++) {
            assertThat(all[side]).isNotEmpty();
            for (int item : all[side]) {
                assertThat(sides.merge(content(found, item), side, (old, now) -> old))
                        .isEqualTo(side);
            }
        }
        assertThat(parting.split().size()).isEqualTo(60);
        assertThat(parting.notes()).singleElement().asString().startsWith("40 files");
    }

    @Test
    void takesTheFoldersOfSidesAndDropsWhatTheTestHasToo() {
        for (int i = 0; i < 20; i++) {
            text("train/a", i + ".txt", "train a " + i);
            text("train/b", i + ".txt", "train b " + i);
        }
        for (int i = 0; i < 5; i++) {
            text("test/a", i + ".txt", i == 0 ? "train a 7" : "test a " + i);
            text("test/b", i + ".txt", "test b " + i);
        }
        Found found = new Finder(folder).found();
        assertThat(found.classes()).containsExactly("a", "b");
        Parting parting = Parting.of(found, 1);
        assertThat(parting.split().test()).hasSize(10);
        assertThat(parting.split().train().length + parting.split().validation().length)
                .isEqualTo(39);
        assertThat(parting.split().validation()).hasSize(6);
        assertThat(parting.how()).startsWith("test as given");
        assertThat(parting.notes()).anySatisfy(it -> assertThat(it).startsWith("1 file was left"));
    }
}
