package io.tarn.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of the tests' own, on a free port of this machine, with its data in a temporary folder.
///
/// An administrator may not run it, so then the user `postgres` or `nobody` does.
final class PostgresServer implements AutoCloseable {
    private static final String ADMINISTRATOR = "root";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /// Where `initdb` and `pg_ctl` are: on the path, or where Debian puts them.
    static Optional<Path> programs() {
        var places = new ArrayList<Path>();
        for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
            places.add(Path.of(place));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .forEach(version -> places.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return places.stream()
                .filter(place -> Files.isExecutable(place.resolve("initdb")))
                .filter(place -> Files.isExecutable(place.resolve("pg_ctl")))
                .findFirst();
    }

    static PostgresServer start(Path programs) throws Exception {
        Path folder = Files.createTempDirectory("tarn-postgres");
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        if (isAdministrator()) {
            var owners = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, owners.lookupPrincipalByName(user()));
        }
        var server = new PostgresServer(programs, folder, port);
        server.call("initdb", "-D", server.data(), "-U", "tarn", "-A", "trust", "-E", "UTF8", "-N");
        server.call("pg_ctl", "-D", server.data(), "-o", server.options(), "-w", "start");
        return server;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String options() {
        return "-p %d -k %s -h 127.0.0.1 -c fsync=off".formatted(port, folder);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=tarn&password=secret"
                .formatted(port, database);
    }

    void stop() throws Exception {
        call("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    @Override
    public void close() throws Exception {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void call(String program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        if (isAdministrator()) {
            command.addAll(List.of("runuser", "-u", user(), "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("tarn-postgres", ".log");
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + ": " + Files.readString(said));
        }
        Files.delete(said);
    }

    private static boolean isAdministrator() {
        return System.getProperty("user.name").equals(ADMINISTRATOR);
    }

    private static String user() throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .filter("postgres"::equals)
                .findFirst()
                .orElse("nobody");
    }
}
