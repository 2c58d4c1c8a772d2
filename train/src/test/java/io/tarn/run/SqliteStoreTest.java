package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SqliteStoreTest extends RunStoreContract {
    @Override
    RunStore empty() {
        return RunStore.open(folder.resolve("store/runs.db"));
    }

    @Test
    void isTheSameStoreWhenItIsOpenedAgain() {
        var run = RunFolder.create(folder, "again");
        empty().start(run);
        assertThat(empty().run(run.id()).name()).isEqualTo("again");
    }

    @Test
    void manyThreadsMayOpenAStoreThatIsNotThereYet() {
        Path file = folder.resolve("new/runs.db");
        var stores = IntStream.range(0, 8).parallel().mapToObj(_ -> RunStore.open(file)).toList();
        assertThat(stores).allSatisfy(it -> assertThat(it.runs(RunFilter.ALL)).isEmpty());
    }

    @Test
    void saysWhatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("text.db"), "no database ".repeat(500));
        assertThatThrownBy(() -> RunStore.open(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text.db")
                .hasMessageContaining("not a database")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> RunStore.open(file.resolve("runs.db")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a folder that can be written");
        assertThatThrownBy(() -> RunStore.open("jdbc:mysql://u:secret@host/x?password=secret"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("got jdbc:mysql://host/x;")
                .hasMessageNotContaining("secret");
    }

    /// Each process writes line after line while the other does the same and this one reads.
    @Test
    void severalProcessesWriteAtOnce() throws Exception {
        var store = empty();
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 2; i++) {
            processes.add(
                    StoreWriter.start(
                            RunFolder.create(folder, "process"), folder.resolve("store/runs.db")));
        }
        long most = 0;
        while (processes.stream().anyMatch(Process::isAlive)) {
            most = Math.max(most, store.runs(RunFilter.ALL.name("process")).size());
            Thread.sleep(20);
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.exitValue()).as(said).isZero();
        }
        assertThat(most).as("runs seen by a reader").isPositive();
        var runs = store.runs(RunFilter.ALL.name("process"));
        assertThat(runs).hasSize(2);
        assertThat(runs)
                .allSatisfy(run ->
                        assertThat(store.series(run.id(), "validation", "loss"))
                                .hasSize(StoreWriter.TIMES));
    }

    @Test
    void standsWhereTheUserWants() {
        var before = System.setProperty("tarn.home", folder.toString());
        try {
            assertThat(RunStore.standard()).isEqualTo(folder.resolve("runs.db"));
            assertThat(List.of(RunStore.open().url()))
                    .containsExactly("jdbc:sqlite:" + folder.resolve("runs.db"));
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty("tarn.home");
        } else {
            System.setProperty("tarn.home", before);
        }
    }
}
