package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.data.DataException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The contract on a real PostgreSQL server; on Debian, `apt-get install postgresql` brings one.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PostgresStoreTest extends RunStoreContract {
    private static @Nullable PostgresServer server;
    private static int databases;

    @BeforeAll
    static void startServer() throws Exception {
        var programs = PostgresServer.programs();
        assumeTrue(
                programs.isPresent(),
                "no PostgreSQL server here: initdb and pg_ctl are neither on the path nor in /usr/lib/postgresql");
        server = PostgresServer.start(programs.get());
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    RunStore empty() throws SQLException {
        return RunStore.open(freshUrl());
    }

    private static String freshUrl() throws SQLException {
        String name = "test" + databases++;
        try (var connection = DriverManager.getConnection(server.url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.url(name);
    }

    @Test
    void manyThreadsMayOpenAStoreThatIsNotThereYet() throws SQLException {
        String url = freshUrl();
        var stores = IntStream.range(0, 4).parallel().mapToObj(_ -> RunStore.open(url)).toList();
        assertThat(stores).allSatisfy(it -> assertThat(it.runs(RunFilter.ALL)).isEmpty());
    }

    @Test
    void hidesThePassword() throws SQLException {
        assertThat(empty().url())
                .startsWith("jdbc:postgresql://127.0.0.1:")
                .doesNotContain("secret");
        assertThatThrownBy(() -> RunStore.open(server.url("nowhere")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("database \"nowhere\" does not exist")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void trainingGoesOnWhenTheServerVanishes() throws Exception {
        String url = freshUrl();
        var run = RunFolder.create(folder, "vanishing");
        try (var recorder =
                Recorder.of(
                        run,
                        c -> c.store(() -> RunStore.open(url)).patience(Duration.ofSeconds(3)))) {
            recorder.on(Told.started(0, false));
            recorder.on(Told.stepped(1));
            while (RunStore.open(url).runs(RunFilter.ALL).isEmpty()) {
                Thread.sleep(20);
            }
            server.stop();
            for (int step = 2; step <= 10; step++) {
                recorder.on(Told.stepped(step));
            }
            recorder.state();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (recorder.dropped() == 0 && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(recorder.dropped()).isPositive();
        }
        assertThat(run.metrics().series("batch", "loss")).hasSize(10);
    }
}
