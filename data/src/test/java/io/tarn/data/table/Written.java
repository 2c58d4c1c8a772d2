package io.tarn.data.table;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Files for tests, written by DuckDB.
final class Written {
    private Written() {}

    static Path parquet(Path file, String query) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY ("
                            + query
                            + ") TO '"
                            + file.toString().replace("'", "''")
                            + "' (FORMAT parquet)");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
