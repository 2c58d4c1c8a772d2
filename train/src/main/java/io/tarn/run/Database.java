package io.tarn.run;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The database behind a [RunStore]: how it is reached, and how its tables are brought up to date.
final class Database {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int BUSY_MILLIS = 10_000;
    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;
    private static final ReentrantLock MIGRATION = new ReentrantLock();

    private Database() {}

    /// A source of connections to a database with all tables.
    static DataSource open(String url) {
        if (url.startsWith(SQLITE)) {
            return sqlite(Path.of(url.substring(SQLITE.length())).toAbsolutePath());
        }
        if (url.startsWith(POSTGRESQL)) {
            return postgresql(url);
        }
        throw DataException.of(
                "RunStore",
                "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE",
                hidden(url),
                "correct the URL or the variable TARN_STORE");
    }

    /// Several processes may write: each waits for the others, and readers wait for nobody.
    private static DataSource sqlite(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        var source = new SQLiteDataSource(config);
        source.setUrl(SQLITE + file);
        MIGRATION.lock(); // a file lock holds between processes, not between threads
        try {
            Files.createDirectories(file.resolveSibling("."));
            try (var channel =
                            FileChannel.open(
                                    file.resolveSibling(file.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                migrate(source, SQLITE + file);
            }
        } catch (IOException e) {
            throw DataException.of(
                    "RunStore",
                    "a folder that can be written",
                    file + " (" + e + ")",
                    "set TARN_STORE to another place, or TARN_HOME",
                    e);
        } finally {
            MIGRATION.unlock();
        }
        return source;
    }

    private static DataSource postgresql(String url) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw DataException.of(
                    "RunStore",
                    "jdbc:postgresql://HOST/DATABASE?user=…&password=…",
                    hidden(url),
                    "correct the URL or the variable TARN_STORE",
                    e);
        }
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setReWriteBatchedInserts(true);
        migrate(source, url);
        return source;
    }

    private static void migrate(DataSource source, String url) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:io/tarn/run/migrations")
                    .table("tarn_schema")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw DataException.of(
                    "RunStore",
                    "a database that answers and holds Tarn's tables or nothing",
                    hidden(url) + " (" + reason(e) + ")",
                    "check the server, the name and the password, and the free space",
                    e);
        }
    }

    /// The innermost message, in one line.
    static String reason(Throwable failure) {
        String reason = failure.toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause.getMessage() != null && !message.isBlank()) {
                reason = message.strip();
            }
        }
        return reason.lines().findFirst().orElse("unknown");
    }

    /// A URL without its password.
    static String hidden(String url) {
        int query = url.indexOf('?');
        String shown = query < 0 ? url : url.substring(0, query);
        return shown.replaceAll("//[^@/]*@", "//");
    }
}
