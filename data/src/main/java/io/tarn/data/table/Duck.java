package io.tarn.data.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// A DuckDB in memory that opens no file but those it is told, loads no extension and forgets everything when closed.
final class Duck implements AutoCloseable {
    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    static Duck open() {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        try {
            Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:", settings));
            for (String name :
                    List.of(
                            "autoinstall_known_extensions",
                            "autoload_known_extensions",
                            "allow_community_extensions")) {
                duck.run("SET " + name + " = false");
            }
            duck.run("SET TimeZone = 'UTC'");
            duck.run("SET temp_directory = ''");
            return duck;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    /// From now on settings are fixed; queries may read any local file.
    void lockDown() {
        try {
            run("SET lock_configuration = true");
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not lock its settings", e);
        }
    }

    /// From now on settings are fixed, and only these files can be read; none can be written.
    void lockDown(Path... readable) throws SQLException {
        String paths =
                Arrays.stream(readable)
                        .map(path -> text(path.toString()))
                        .collect(Collectors.joining(", "));
        run("SET allowed_paths = [" + paths + "]");
        run("SET enable_external_access = false");
        lockDown();
    }

    /// A text as SQL writes it.
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// A name as SQL writes it.
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Reads the rows of a query one after the other.
    @FunctionalInterface
    interface Rows {
        void read(ResultSet row) throws SQLException;
    }

    void each(String sql, Rows rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.read(result);
            }
        }
    }

    /// Puts rows into a table, faster than SQL does.
    DuckDBAppender appender(String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(table);
    }

    /// The numbers in the first row of a query.
    long[] counts(String sql) throws SQLException {
        List<long[]> first = new ArrayList<>(1);
        each(
                sql,
                row -> {
                    long[] counts = new long[row.getMetaData().getColumnCount()];
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] = row.getLong(i + 1);
                    }
                    first.add(counts);
                });
        return first.getFirst();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close: " + e.getMessage(), e);
        }
    }
}
