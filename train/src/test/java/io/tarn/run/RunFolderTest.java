package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    @TempDir private Path parent;

    @Test
    void isMadeWholeAndFoundAgain() {
        var made =
                RunFolder.create(
                        parent, "My Titanic!", c -> c.seed(7).settings(Map.of("rate", 0.1)));
        assertThat(made.id()).matches("\\d{8}-\\d{6}-my-titanic-[0-9a-f]{4}");
        var opened = RunFolder.open(made.path());
        assertThat(opened.id()).isEqualTo(made.id());
        assertThat(opened.name()).isEqualTo("My Titanic!");
        assertThat(opened.config()).isEqualTo(Map.of("rate", 0.1));
        assertThat(opened.environment()).containsKeys("java", "libtorch", "threads", "processor");
        assertThat(opened.provenance()).containsEntry("seed", 7).containsKeys("commandLine");
        assertThat(opened.status().state()).isEqualTo(RunStatus.State.RUNNING);
        assertThat(opened.metrics().lines()).isEmpty();
        assertThat(opened.checkpoints()).isDirectory();
        assertThat(RunFolder.in(parent)).extracting(RunFolder::id).containsExactly(made.id());
    }

    @Test
    void manyRunsOfOneSecondHaveFoldersOfTheirOwn() {
        var ids =
                IntStream.range(0, 60)
                        .parallel()
                        .mapToObj(_ -> RunFolder.create(parent, "same").id())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(RunFolder.in(parent)).hasSize(60);
    }

    @Test
    void aNameIsNoPath() {
        for (String name : List.of("../../etc", "/", "..", "", "a/b\\c\0", "x".repeat(500))) {
            var run = RunFolder.create(parent, name);
            assertThat(run.path().getParent()).isEqualTo(parent);
            assertThat(run.path()).isDirectory();
        }
    }

    /// The hash of "abc" is the example of FIPS 180-4.
    @Test
    void knowsTheDataByItsContent() throws IOException {
        Path file = Files.writeString(parent.resolve("data.csv"), "abc");
        var run = RunFolder.create(parent, "a", c -> c.data(List.of(file)).notes(List.of("why")));
        assertThat(RunFolder.open(run.path()).provenance().get("data"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "path",
                                        file.toString(),
                                        "bytes",
                                        3,
                                        "sha256",
                                        "ba7816bf8f01cfea414140de5dae2223"
                                                + "b00361a396177a9cb410ff61f20015ad")));
        assertThat(run.provenance()).containsEntry("notes", List.of("why"));
    }

    @Test
    void aFolderOfDataChangesItsHashWithAnyFileInIt() throws IOException {
        Path data = Files.createDirectory(parent.resolve("images"));
        Files.writeString(data.resolve("a"), "1");
        var before = hashOf(data);
        assertThat(hashOf(data)).isEqualTo(before);
        Files.move(data.resolve("a"), data.resolve("b"));
        assertThat(hashOf(data)).isNotEqualTo(before);
    }

    private Object hashOf(Path data) {
        return RunFolder.create(parent, "a", c -> c.data(List.of(data))).provenance().get("data");
    }

    @Test
    void saysWhatIsNoRun() throws IOException {
        assertThatThrownBy(() -> RunFolder.open(parent.resolve("nowhere")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nowhere; there is no such folder");
        assertThatThrownBy(() -> RunFolder.open(parent))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("this folder is no run");
        var run = RunFolder.create(parent, "a");
        Files.writeString(run.path().resolve("provenance.json"), "{\"id\": ");
        assertThatThrownBy(() -> RunFolder.open(run.path()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("provenance.json: expected a JSON object");
        Files.writeString(run.path().resolve("provenance.json"), "{}");
        assertThatThrownBy(() -> RunFolder.open(run.path()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected the id of a run");
        Files.writeString(run.path().resolve("status.json"), "{\"state\": \"sleeping\"}");
        assertThatThrownBy(run::status)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("status.json: expected a state, got sleeping");
    }

    /// No permission stops an administrator, so the place is one where nobody can make a folder.
    @Test
    void saysWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.create(file.resolve("runs"), "a"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("RunFolder: expected a folder that can be written, got ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theCommandLineLosesItsPasswords() {
        assertThat(
                        Provenance.withoutSecrets(
                                "java --store jdbc:postgresql://host/x?user=me&password=a!b&ssl=1 -Dtoken=t x"))
                .isEqualTo(
                        "java --store jdbc:postgresql://host/x?user=me&password=…&ssl=1 -Dtoken=… x");
        assertThat(Provenance.withoutSecrets("get http://me:pass@host/a b@c"))
                .isEqualTo("get http://me:…@host/a b@c");
    }

    @Test
    void aKilledRunIsSeenAsInterrupted() {
        var run = RunFolder.create(parent, "a");
        var status = run.status();
        Instant beat = status.heartBeat();
        assertThat(status.state(beat.plusSeconds(30))).isEqualTo(RunStatus.State.RUNNING);
        assertThat(status.state(beat.plusSeconds(90))).isEqualTo(RunStatus.State.INTERRUPTED);
    }

    @Test
    void keepsScoresInItsStatus() {
        var run = RunFolder.create(parent, "a");
        var test = new Scores(Map.of("accuracy", Double.NaN));
        run.status(run.status().with("test", test));
        assertThat(run.status().scores()).isEqualTo(Map.of("test", test));
    }
}
